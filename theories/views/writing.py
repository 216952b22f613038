"""Posting a theory, editing it, and its history."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from texts.markdown import render as render_markdown
from web.htmx import SeeOther, render_page
from web.limits import later
from web.meanwhile import EditedMeanwhile
from web.showing import pages_shown
from web.too_many import TooMany

from ..forms.writing import EditForm, TheoryForm
from ..look_alikes import look_alikes
from ..models import Theory
from ..picker import Picker
from ..revisions import revisions
from .reading import find_theory

STEPS = {
    "find": "evidence-picker",
    "add": "evidence-picker",
    "remove": "evidence-picker",
    "look_alikes": "look-alikes",
    "preview": "preview",
}
"""Buttons that change the form instead of posting it, and the fragment each renders."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_theory(request):
    picker = Picker(request.POST, viewer=request.viewer)
    if request.method != "POST":
        return form_page(request, TheoryForm(viewer=request.viewer), picker)
    form = TheoryForm(request.POST, viewer=request.viewer, evidence=picker.evidence)
    if fragment := step(request):
        return form_page(request, as_typed(form), picker, fragment=fragment)
    if not all([form.is_valid(), picker.is_valid()]):
        return form_page(request, form, picker, status=422)
    try:
        theory, is_new = Theory.once(
            partial(post_with_links, form.cleaned_data, picker, request.user),
            by=request.user,
            key=form.cleaned_data["key"],
        )
    except TooMany as limit:
        return later(request, limit, form, partial(form_page, request, picker=picker))
    if is_new and theory.is_published:
        messages.success(request, _("Your theory is on record."))
    elif is_new:
        messages.info(request, _("Your theory waits for a moderator's look."))
    return SeeOther(theory)


@transaction.atomic
def post_with_links(words, picker, fan):
    fan.make_room_for("theories")
    theory = Theory.post(author=fan, **words)
    picker.link_to(theory, by=fan)
    fan.hold_if_risky(theory, theory.title, theory.body, theory.settled_by)
    return theory


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_theory(request, slug):
    theory = find_theory(request, slug)
    if not theory.can_be_edited_by(request.user):
        raise PermissionDenied(
            _("Only its author edits a theory, and not once locked.")
        )
    tied = {"viewer": request.viewer, "evidence": evidence_of(theory, request.viewer)}
    if request.method != "POST":
        return form_page(request, EditForm(instance=theory, **tied), theory=theory)
    # The form writes what it validates onto its instance; `theory` is what the page
    # and the verb know.
    form = EditForm(request.POST, instance=Theory(pk=theory.pk), **tied)
    if fragment := step(request):
        return form_page(request, as_typed(form), theory=theory, fragment=fragment)
    if not form.is_valid():
        return form_page(request, form, theory=theory, status=422)
    was_published = theory.is_published
    try:
        change(theory, request.user, form.cleaned_data)
    except EditedMeanwhile as newer:
        meanwhile = form.standing_beside(newer.held)
        return form_page(request, form, theory=theory, meanwhile=meanwhile, status=409)
    messages.success(request, _("Your changes are saved; the history keeps both."))
    if was_published and not theory.is_published:
        messages.info(request, _("Your theory waits for a moderator's look."))
    return SeeOther(theory)


@transaction.atomic
def change(theory, fan, words):
    theory.edit(by=fan, **words)
    fan.hold_edit_if_risky(theory, theory.title, theory.body, theory.settled_by)


@require_safe
def theory_history(request, slug):
    theory = find_theory(request, slug)
    page = pages_shown(request.GET, partial(revisions, theory, request.viewer))
    return render_page(
        request,
        "theories/history.html",
        {"theory": theory, "page": page},
        fragment="items" if "after" in request.GET else "",
    )


def step(request):
    return next((STEPS[name] for name in STEPS if name in request.POST), "")


def evidence_of(theory, viewer):
    links = theory.links.visible_to(viewer).select_related("evidence")
    return [link.evidence for link in links]


def as_typed(form):
    """The form as it was typed, without complaints yet.

    Only a text that cannot be shown is said at once, since nothing can be previewed.
    """
    for name in form.errors.keys() - {"body"}:
        del form.errors[name]
    return form


def form_page(
    request, form, picker=None, *, theory=None, fragment="", status=200, **more
):
    context = {"form": form, "theory": theory, "picker": picker, **more}
    if request.method == "POST":
        title = form["title"].value() or ""
        context["look_alikes"] = look_alikes(title, request.viewer, besides=theory)
    if fragment == "preview" and "body" in form.cleaned_data:
        context["preview"] = render_markdown(form.cleaned_data["body"])
    return render_page(
        request, "theories/form.html", context, fragment=fragment, status=status
    )
