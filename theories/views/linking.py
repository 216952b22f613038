from urllib.parse import unquote, urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from web.htmx import SeeOther, page_of, render_page, wants_fragment
from web.limits import later
from web.too_many import TooMany

from ..choosing import choices, offered_to
from ..forms.linking import LinkForm
from ..models import Link
from ..picker import words_in
from .reading import find_theory, theory_page


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def links(request, slug):
    theory = find_theory(request, slug)
    if not theory.can_be_linked_by(request.user):
        raise PermissionDenied(_("This theory takes no links."))
    if request.method != "POST" or "find" in request.POST:
        return link_page(request, theory)
    form = LinkForm(request.POST, theory=theory, viewer=request.viewer)
    try:
        if form.is_valid() and linked(theory, form, request.user):
            return after_linking(request, theory)
    except TooMany as limit:

        def page(form, status):
            return link_page(request, theory, form, status=status)

        return later(request, limit, form, page)
    return link_page(request, theory, form, status=422)


def linked(theory, form, fan):
    """Link what the form names; somebody else may have been quicker."""
    try:
        with transaction.atomic():
            fan.make_room_for("links")
            link = theory.link_evidence(**form.cleaned_data, by=fan)
            fan.hold_if_risky(link, link.argument)
    except IntegrityError:
        form.add_error("evidence", _("This evidence is linked here already."))
        return False
    return True


def after_linking(request, theory):
    if not wants_fragment(request):
        messages.success(request, _("The evidence is linked."))
        return SeeOther(f"{theory.get_absolute_url()}#evidence")
    came_from = urlsplit(page_of(request)).path
    if unquote(came_from) != unquote(theory.get_absolute_url()):
        # Sent from the form's own page, where there is nothing to put the links into.
        return HttpResponseClientRedirect(f"{theory.get_absolute_url()}#evidence")
    theory = find_theory(request, theory.slug)
    response = theory_page(request, theory, fragment="evidence")
    response["HX-Retarget"] = "#evidence"
    response["HX-Reswap"] = "outerHTML"
    return response


def link_page(request, theory, form=None, *, status=200):
    words = words_in(request.POST or request.GET)
    context = {
        "theory": theory,
        "form": form or LinkForm(theory=theory, viewer=request.viewer),
        "q": words,
        "results": choices(
            offered_to(request.viewer).exclude(links__theory=theory),
            words=words,
            chosen=request.POST.get("evidence", ""),
            viewer=request.viewer,
        ),
    }
    return render_page(
        request,
        "theories/link_form.html",
        context,
        fragment="link-form",
        status=status,
    )


@require_POST
@login_required
def link_removal(request, pk):
    link = get_object_or_404(
        Link.objects.visible_to(request.viewer).select_related("theory"), pk=pk
    )
    if not link.can_be_removed_by(request.user):
        raise PermissionDenied(_("Only who made a link removes it."))
    link.remove()
    if not wants_fragment(request):
        messages.success(request, _("The link is gone."))
        return SeeOther(f"{link.theory.get_absolute_url()}#evidence")
    theory = find_theory(request, link.theory.slug)
    return theory_page(request, theory, fragment="evidence")
