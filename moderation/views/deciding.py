"""A decision about one thing, and taking it back."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from web.htmx import SeeOther, wants_fragment

from .. import targets
from ..doors import moderators_only
from ..forms.deciding import DecisionForm
from ..models import DecidedAlready, Decision
from ..showing import seen
from .place import back_to, case_of, place_of
from .queue import queue_page


@require_POST
@moderators_only
def decisions(request):
    """Decide about one thing; what comes next lies on the desk afterwards."""
    thing = find_seen(request)
    case = case_of(thing)
    if case.is_claimed_by_another(request.user):
        problem = _("Somebody else works on this.")
        return queue_page(request, case=case, problem=problem, status=409)
    form = DecisionForm(request.POST, thing=thing, viewer=request.viewer)
    if not form.is_valid():
        return queue_page(request, case=case, form=form, status=422)
    target, about = form.target()
    words = form.cleaned_data
    try:
        decision = Decision.make(
            words["action"],
            target,
            by=request.user,
            reason=words["reason"],
            words=words["note"],
            version=words["version"] or None,
            about=about,
            **form.asked(),
        )
    except DecidedAlready as quicker:
        return decided_already(request, thing, quicker)
    return go_on(request, decision)


def find_seen(request):
    model, pk = targets.read_name(request.POST.get("target", ""))
    kind = next(kind for kind in targets.KINDS if targets.KINDS[kind] is model)
    if thing := seen(kind, request.viewer).filter(pk=pk).first():
        return thing
    raise Http404


def decided_already(request, thing, quicker):
    """Show what the other moderator did, and the thing as it is now."""
    known = Decision.objects.visible_to(request.viewer).select_related("moderator")
    latest = quicker.decision
    decision = latest and known.filter(pk=latest.pk).first()
    context = {"quicker": decision, "is_quicker": True}
    return queue_page(request, case=case_of(thing), status=409, **context)


def go_on(request, decision):
    """To the next case; the decision is None where all was so already."""
    following, done = request.POST.get("then", ""), decision and str(decision.pk)
    address = back_to(request, following, done=done)
    if not wants_fragment(request):
        return SeeOther(address)
    place = place_of(request).copy()
    place["case"], place["done"] = following, done or ""
    response = queue_page(request, place=place)
    response["HX-Replace-Url"] = address
    return response


@require_POST
@moderators_only
def undo(request, pk):
    decision = get_object_or_404(Decision, pk=pk)
    subject = decision.subject()
    try:
        decision.undo(by=request.user)
    except DecidedAlready as quicker:
        return decided_already(request, decision.target, quicker)
    if wants_fragment(request):
        return queue_page(request, case=case_of(subject))
    return SeeOther(back_to(request, targets.name_of(subject)))
