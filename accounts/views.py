from dataclasses import asdict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from web.htmx import SeeOther

from . import languages
from .forms import HorizonForm, LanguageForm
from .horizon import remember
from .undoing import Undoing


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def horizon(request):
    if request.method != "POST":
        return horizon_page(request, horizon_form(request))
    form = HorizonForm(request.POST)
    if not form.is_valid():
        return horizon_page(request, form, status=422)
    response = SeeOther(next_page(request))
    remember(request, response, form.horizon)
    if request.user.is_authenticated:
        messages.success(request, _("The site now shows what you have watched."))
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def language(request):
    form = LanguageForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "next": next_page(request)}
        status = 422 if form.is_bound else 200
        return render(request, "accounts/language.html", context, status=status)
    response = SeeOther(next_page(request))
    languages.remember(request, response, form.cleaned_data["language"])
    return response


@never_cache
@login_required
@require_safe
def settings_page(request):
    return render(request, "accounts/settings.html", {"form": horizon_form(request)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def undo_email(request, token):
    undoing = Undoing.of(token)
    if not undoing or request.method != "POST":
        status = 200 if undoing else 410
        context = {"undoing": undoing}
        return render(request, "accounts/undo_email.html", context, status=status)
    undoing.run(request)
    messages.success(request, _("It is taken back. We sent you a mail to go on."))
    return SeeOther("account_login")


def horizon_page(request, form, *, status=200):
    context = {"form": form, "next": next_page(request)}
    return render(request, "accounts/horizon.html", context, status=status)


def horizon_form(request):
    return HorizonForm(initial=asdict(request.viewer.horizon))


def next_page(request):
    """Where to go on; only to a page of our own."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    # Without the slash a redirect would take it for the name of a view.
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"
