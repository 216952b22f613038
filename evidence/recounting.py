"""Accuracy votes counted again."""

from itertools import batched

from django.db import transaction
from django.db.models import Count, F, Q

from .models import AccuracyVote, Evidence

BATCH = 500


def recount_evidence(among=None, *, repair=True):
    """Yield (evidence, {what: (stored, counted)}) for each that drifted.

    `among` is a set of evidence; everything is counted otherwise.
    """
    among = Evidence.objects.all() if among is None else among
    pks = among.order_by("pk").values_list("pk", flat=True)
    for batch in batched(list(pks), BATCH):
        yield from recount_voices(batch, repair)
        for evidence in drifted(batch):
            counts = {"accuracy_yes": evidence.yes, "accuracy_no": evidence.no}
            if repair:
                repair_counts(evidence.pk)
            stored = {name: getattr(evidence, name) for name in counts}
            yield evidence, {name: (stored[name], counts[name]) for name in counts}


@transaction.atomic
def recount_voices(pks, repair):
    """Which votes count, by the standing of those who gave them now."""
    if repair:
        AccuracyVote.hold(pks)
    votes = AccuracyVote.objects.filter(evidence__in=pks)
    wrong = list(votes.wrong().select_related("evidence").order_by("pk"))
    drifts = [(vote.evidence, vote.drift) for vote in wrong]
    if repair:
        votes.turn_around(wrong)
    return drifts


def drifted(pks):
    counted = Evidence.objects.filter(pk__in=pks).annotate(
        yes=votes_counted(accuracy_votes__value=1),
        no=votes_counted(accuracy_votes__value=-1),
    )
    wrong = counted.exclude(accuracy_yes=F("yes"), accuracy_no=F("no"))
    return list(wrong.order_by("pk"))


def votes_counted(**said):
    return Count("accuracy_votes", filter=Q(accuracy_votes__counted=True, **said))


@transaction.atomic
def repair_counts(pk):
    """Count again while nobody votes: the list of what drifted was read before."""
    row = Evidence.objects.filter(pk=pk)
    if held := row.select_for_update(no_key=True).first():
        votes = held.accuracy_votes.counted()
        row.update(
            accuracy_yes=votes.filter(value=1).count(),
            accuracy_no=votes.filter(value=-1).count(),
        )
