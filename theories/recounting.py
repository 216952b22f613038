"""Counters and ranks again from rows: the proof that nothing drifted."""

from django.db import transaction
from django.db.models import Count, Q

from .models import Comment, Link, Stance, Theory, Vote

BATCH = 500


def recount(*, repair=True):
    """Yield (theory, {counter: (stored, counted)}) for each theory that drifted.

    Reads in batches, each under lock, so that no vote is missed meanwhile.
    """
    last = 0
    while pks := list(
        Theory.objects.filter(pk__gt=last)
        .order_by("pk")
        .values_list("pk", flat=True)[:BATCH]
    ):
        last = pks[-1]
        with transaction.atomic():
            yield from [*recount_batch(pks, repair)]


def recount_batch(pks, repair):
    theories = Theory.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    counted = counts(pks)
    for theory in theories:
        stored = {
            name: getattr(theory, name) for name in Theory.COUNTERS + Theory.RANKS
        }
        right = counted[theory.pk]
        for name, value in right.items():
            setattr(theory, name, value)
        right |= theory.ranks()
        if drift := {n: (stored[n], right[n]) for n in right if stored[n] != right[n]}:
            if repair:
                theory.count(**right)
            yield theory, drift


def counts(pks):
    """{theory pk: {counter: number}} for the theories `pks`, from rows."""
    result = {pk: dict.fromkeys(Theory.COUNTERS, 0) for pk in pks}

    def tally(model, **numbers):
        rows = model.objects.filter(theory__in=pks).order_by().values("theory")
        for row in rows.annotate(**numbers):
            result[row.pop("theory")] |= row

    tally(
        Vote, ups=Count("pk", filter=Q(value=1)), downs=Count("pk", filter=Q(value=-1))
    )
    tally(Comment, comment_count=Count("pk", filter=Q(deleted_at=None)))
    tally(Link, **{each.value: Count("pk", filter=Q(stance=each)) for each in Stance})
    for numbers in result.values():
        numbers["score"] = numbers["ups"] - numbers["downs"]
    return result
