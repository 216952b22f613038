"""Settling a theory, taking a verdict back, and what fans propose."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from theories.belief import verdict_on
from theories.choosing import choices, offered_to
from theories.models import Proposal, SettledMeanwhile, Verdict
from theories.picker import words_in
from theories.views.reading import find_theory
from web.htmx import SeeOther
from web.numbers import whole_number
from web.paging import keyset_page
from web.showing import pages_shown

from ..doors import moderators_only
from ..forms.settling import ReopenForm, VerdictForm
from ..verdicts import consequences, reopen, settle

settles = permission_required("theories.moderate_theory", raise_exception=True)


@moderators_only
@settles
@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request, slug):
    theory = find_theory(request, slug)
    if request.method != "POST" or "find" in request.POST:
        return verdict_page(request, theory, unsent_form(request, theory))
    form = VerdictForm(request.POST, theory=theory, viewer=request.viewer)
    if not form.is_valid():
        return verdict_page(request, theory, form, status=422)
    if "preview" in request.POST or form.was_changed:
        preview = consequences(form.settlement, request.viewer)
        return verdict_page(request, theory, form, preview=preview)
    try:
        settle(form.settlement, by=request.user, debunk=form.cleaned_data["debunk"])
    except SettledMeanwhile as told:
        return verdict_page(request, theory, form, meanwhile=told.verdict, status=409)
    messages.success(request, _("The theory is settled, and odds are scored."))
    return SeeOther(theory)


@require_POST
@moderators_only
@settles
def reopening(request, slug):
    theory = find_theory(request, slug)
    if not theory.seen_outcome:
        return taken_back_page(request, theory)
    form = ReopenForm(request.POST, theory=theory, viewer=request.viewer)
    if not form.is_valid():
        return verdict_page(request, theory, reopen_form=form, status=422)
    try:
        reopen(theory, by=request.user, **form.cleaned_data)
    except Verdict.DoesNotExist:
        return taken_back_page(request, theory)
    messages.success(request, _("The verdict is taken back, and its scores with it."))
    return SeeOther(theory)


def taken_back_page(request, theory):
    problem = _("There is no verdict any more: somebody else took it back.")
    return verdict_page(request, theory, problem=problem, status=409)


def unsent_form(request, theory):
    """Empty, as typed before looking for evidence, or as a fan proposes it."""
    proposal = proposal_asked(request, theory)
    initial = proposal.as_typed if proposal else request.POST.dict()
    return VerdictForm(theory=theory, viewer=request.viewer, initial=initial)


def proposal_asked(request, theory):
    number = whole_number(request.GET.get("proposal", ""))
    if number is None:
        return None
    proposed = Proposal.objects.for_theory_page(request.viewer)
    return proposed.filter(theory=theory, pk=number).first()


def verdict_page(request, theory, form=None, *, status=200, **more):
    words = words_in(request.POST)
    form = form or unsent_form(request, theory)
    context = {
        "theory": theory,
        "form": form,
        "verdict": verdict_on(theory, request.viewer),
        "reopen_form": ReopenForm(theory=theory, viewer=request.viewer),
        "q": words,
        "results": choices(
            offered_to(request.viewer),
            words=words,
            chosen=form["evidence"].value() or "",
            viewer=request.viewer,
        ),
        **more,
    }
    return render(request, "moderation/verdict.html", context, status=status)


@moderators_only
@settles
@require_safe
def proposals(request):
    """What fans propose, the best supported first."""
    undecided = Proposal.objects.for_theory_page(request.viewer).undecided_for(
        request.viewer
    )
    page = pages_shown(
        request.GET,
        lambda after: keyset_page(undecided, order=("-support", "-pk"), after=after),
    )
    return render(request, "moderation/proposals.html", {"page": page})
