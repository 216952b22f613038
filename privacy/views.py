from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from web.htmx import SeeOther, render_page

from .deletion import delete_account
from .forms import DeletionForm
from .inventory import columns_of
from .models import Copy
from .purposes import COOKIES, PURPOSES


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def export(request):
    if request.method == "POST":
        Copy.ask(request.user)
        return SeeOther("privacy:export")
    context = {"copy": copy_of(request.user)}
    return render_page(request, "privacy/export.html", context, fragment="copy")


@require_safe
@never_cache
@login_required
@reauthentication_required
def archive(request):
    copy = copy_of(request.user)
    if not (copy and copy.made_at):
        return redirect("privacy:export")
    headers = {"Content-Disposition": 'attachment; filename="theory-tracker.zip"'}
    return HttpResponse(copy.archive, content_type="application/zip", headers=headers)


@require_safe
def kept(request):
    """The privacy page."""
    purposes = [
        {"name": name, "columns": columns_of(name), **purpose.told()}
        for name, purpose in PURPOSES.items()
    ]
    context = {"purposes": purposes, "cookies": COOKIES}
    return render(request, "privacy/kept.html", context)


def copy_of(fan):
    return Copy.objects.filter(fan=fan).first()


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def deletion(request):
    form = DeletionForm(
        request.POST if request.method == "POST" else None, fan=request.user
    )
    if not (form.is_valid() and is_gone(form)):
        status = 422 if form.is_bound else 200
        return render(request, "privacy/deletion.html", {"form": form}, status=status)
    logout(request)
    messages.success(request, _("Your account is gone. Take care out there."))
    return SeeOther("home")


def is_gone(form):
    """Delete the account, or let the form say why not."""
    try:
        delete_account(form.fan)
    except PermissionDenied as reason:
        form.add_error(None, str(reason))
        return False
    return True
