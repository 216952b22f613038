"""Votes, comments and links counted; standing, fan odds and ranks from there."""

from django.db.models import Count, Q

from ..models import Comment, Link, OddsDay, Stance, Theory, Vote
from ..models.sums import standings_told
from .differences import differences

STORED = (*Theory.COUNTERS, *Theory.SUMS, *Theory.RANKS)


def recount_counters(theories, repair):
    counted, weighed, believed = counts(list(theories)), sums(theories), odds(theories)
    for pk, theory in theories.items():
        stored = {name: getattr(theory, name) for name in STORED}
        right = counted[pk] | weighed[pk] | {"fan_odds": believed.get(pk)}
        for name, value in right.items():
            setattr(theory, name, value)
        right |= theory.ranks()
        if drift := differences(stored, right):
            if repair:
                theory.count(**right)
            yield pk, drift


def counts(pks):
    """{theory pk: {counter: number}} for the theories `pks`, from rows."""
    result = {pk: dict.fromkeys(Theory.COUNTERS, 0) for pk in pks}

    def tally(model, **numbers):
        rows = model.objects.filter(theory__in=pks).order_by().values("theory")
        for row in rows.annotate(**numbers):
            result[row.pop("theory")] |= row

    tally(
        Vote,
        ups=Count("pk", filter=Q(value=1, counted=True)),
        downs=Count("pk", filter=Q(value=-1, counted=True)),
    )
    tally(Comment, comment_count=Count("pk", filter=Q(deleted_at=None)))
    tally(Link, **{each.value: Count("pk", filter=Q(stance=each)) for each in Stance})
    for numbers in result.values():
        numbers["score"] = numbers["ups"] - numbers["downs"]
    return result


def sums(theories):
    return {
        pk: {"standing": standing.share, "is_weighed": standing.is_weighed}
        for pk, standing in standings_told(theories).items()
    }


def odds(theories):
    """{theory pk: fan odds}, from the latest day that everybody may know."""
    days = OddsDay.objects.filter(theory__in=theories).order_by("reveal_at", "day")
    return {
        day.theory_id: day.fan_odds
        for day in days
        if day.reveal_at <= theories[day.theory_id].known_to_everybody
    }
