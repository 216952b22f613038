"""Fans who saw the answer propose a verdict, and second one."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from web.htmx import SeeOther, wants_fragment
from web.limits import later
from web.too_many import TooMany

from ..choosing import choices, offered_to
from ..forms.proposing import ProposalForm, SecondForm
from ..models import Proposal
from ..picker import words_in
from .reading import find_theory


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request, slug):
    theory = find_theory(request, slug)
    if not theory.can_be_proposed_on_by(request.user):
        raise PermissionDenied(_("This theory takes no proposals."))
    if request.method != "POST" or "find" in request.POST:
        return proposal_page(request, theory, as_typed(request, theory))
    form = proposal_form(request, theory, request.POST)
    if not form.is_valid():
        return proposal_page(request, theory, form, status=422)
    once = {"by": request.user, "key": form.cleaned_data["key"]}
    try:
        proposal, is_new = Proposal.once(
            partial(post_proposal, theory, form.settlement, **once), **once
        )
    except TooMany as limit:
        return later(request, limit, form, partial(proposal_page, request, theory))
    except IntegrityError:
        problem = _("You have proposed a verdict on this theory already.")
        form.add_error(None, problem)
        return proposal_page(request, theory, form, status=422)
    if is_new and not proposal.is_published:
        messages.info(request, _("Your proposal waits for a moderator's look."))
    elif is_new:
        messages.success(request, _("Your proposal is with the moderators."))
    return SeeOther(proposal)


@transaction.atomic
def post_proposal(theory, settlement, *, by, key):
    by.make_room_for("proposals")
    proposal = theory.propose(settlement, by=by, key=key)
    by.hold_if_risky(proposal, proposal.reason)
    return proposal


def proposal_form(request, theory, data=None, **options):
    return ProposalForm(
        data, theory=theory, viewer=request.viewer, model=Proposal, **options
    )


def as_typed(request, theory):
    """An empty form, or what was typed before looking for evidence."""
    return proposal_form(request, theory, initial=request.POST.dict())


def proposal_page(request, theory, form, *, status=200):
    words = words_in(request.POST)
    context = {
        "theory": theory,
        "form": form,
        "q": words,
        "results": choices(
            offered_to(request.viewer),
            words=words,
            chosen=request.POST.get("evidence", ""),
            viewer=request.viewer,
        ),
    }
    return render(request, "theories/proposal_form.html", context, status=status)


@require_POST
@login_required
def second(request, pk):
    proposals = Proposal.objects.for_theory_page(request.viewer)
    proposal = get_object_or_404(proposals, pk=pk)
    form = SecondForm(request.POST)
    if not form.is_valid():
        raise BadRequest("A second is given or taken back.")
    if form.cleaned_data["value"]:
        with transaction.atomic():
            if not proposal.my_second:
                request.user.make_room_for("seconds")
            proposal.second(request.user)
    else:
        proposal.withdraw_second(request.user)
    if not wants_fragment(request):
        return SeeOther(proposal)
    context = {
        "proposal": proposals.get(pk=pk),
        "can_settle": proposal.theory.can_be_settled_by(request.user),
    }
    return render(request, "theories/_proposal.html", context)
