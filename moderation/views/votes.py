"""Votes that belong together, and taking a ring out of the counters."""

from django import forms
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from texts.fields import OneLineField
from theories.models import Theory
from web.htmx import SeeOther

from ..doors import moderators_only
from ..models import DecidedAlready, Decision, VoteLook
from ..models.making import version_of
from ..patterns import ballots, patterns
from ..reasons import FITS, Reason
from ..words import Action


class RingForm(forms.Form):
    action = forms.ChoiceField(
        choices=[(each.value, each.label) for each in [Action.DISCOUNT, Action.RECOUNT]]
    )
    reason = forms.ChoiceField(
        label=_("Reason"), choices=[(each.value, each.label) for each in FITS]
    )
    note = OneLineField(
        label=_("In words, for everyone to read"), required=False, max_length=500
    )
    version = forms.CharField(max_length=60, required=False)

    def __init__(self, data=None, *, votes):
        super().__init__(data, initial={"reason": Reason.SPAM})
        self.fields["voters"] = forms.TypedMultipleChoiceField(
            coerce=int, choices=[(vote.voter_id, "") for vote in votes]
        )


@require_safe
@moderators_only
def vote_patterns(request):
    context = {"theories": patterns(request.viewer)}
    return render(request, "moderation/patterns.html", context)


@require_POST
@moderators_only
def votes(request, pk):
    """The single votes on a theory. Looking is written down."""
    theory = find(request, pk)
    VoteLook.objects.create(theory=theory, moderator=request.user)
    return ring_page(request, theory)


@require_POST
@moderators_only
def ring(request, pk):
    theory = find(request, pk)
    form = RingForm(request.POST, votes=ballots(theory))
    if not form.is_valid():
        return ring_page(request, theory, form, status=422)
    words = form.cleaned_data
    try:
        Decision.make(
            words["action"],
            theory,
            by=request.user,
            reason=words["reason"],
            words=words["note"],
            version=words["version"] or None,
            voters=words["voters"],
        )
    except DecidedAlready as quicker:
        return ring_page(
            request, theory, form, status=409, quicker=quicker.decision, is_quicker=True
        )
    return SeeOther("moderation:vote_patterns")


def find(request, pk):
    theory = Theory.objects.visible_to(request.viewer).filter(pk=pk).first()
    if theory is None:
        raise Http404
    return theory


def ring_page(request, theory, form=None, *, status=200, **more):
    cast = ballots(theory)
    context = {
        "theory": theory,
        "votes": cast,
        "form": form or RingForm(votes=cast),
        "version": version_of(theory),
        **more,
    }
    return render(request, "moderation/votes.html", context, status=status)
