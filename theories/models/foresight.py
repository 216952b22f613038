"""Foresight: what of a fan's calls and links a viewer may know the outcome of."""

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    IntegerField,
    Q,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Round

from episodes.models import Season

from .lock import FIRST_SEASON_FORETOLD
from .settlement import Outcome
from .verdict import Verdict


def truth_at(verdict=""):
    """For annotations: how true a theory came out, in percent; `verdict` is the path.

    The same as `Settlement.truth`, for verdicts that score.
    """
    return Case(
        When(**{f"{verdict}outcome": Outcome.CONFIRMED}, then=Value(100)),
        When(**{f"{verdict}outcome": Outcome.PARTLY}, then=F(f"{verdict}share")),
        default=Value(0),
        output_field=IntegerField(),
    )


def tally_of_calls(calls):
    """{(odds, how true it came out), both in percent: how many of the calls}."""
    counted = calls.order_by().annotate(truth=truth_at("verdict__"))
    rows = counted.values_list("percent", "truth").annotate(number=Count("pk"))
    return {(percent, truth): number for percent, truth, number in rows}


def sums_of_fans(calls):
    """One row per fan, the best mean first: fan, calls, squares and fourths.

    The sums that records.score_of_sums() takes. Of equal means the one with more calls
    behind it comes first, then whoever is here longer.
    """
    # In whole percent, where the square of a distance between two is a whole number.
    square = Cast(Round(F("brier") * Value(10_000.0)), BigIntegerField())
    return (
        calls.order_by()
        .values("fan")
        .annotate(calls=Count("pk"), squares=Sum(square), fourths=Sum(square * square))
        .annotate(mean=F("squares") * Value(1.0) / F("calls"))
        .order_by("mean", "-calls", "fan")
    )


def tally_of_links(links, viewer):
    """{(stance, how true it came out in percent): how many of the links}.

    Only links made in foresight, and verdicts that the viewer may know.
    """
    known = Verdict.objects.visible_to(viewer).scoring()
    counted = (
        links.filter(theory__verdict__in=known)
        .filter(made_in_foresight())
        .order_by()
        .annotate(truth=truth_at("theory__verdict__"))
    )
    rows = counted.values_list("stance", "truth").annotate(number=Count("pk"))
    return {(stance, truth): number for stance, truth, number in rows}


def made_in_foresight():
    """The condition for links that foretold something, by the rule of the lock.

    Before the season of the answer came out and before the verdict; and resting on
    nothing from an episode that could have settled the theory.
    """
    premieres = dict(Season.objects.values_list("pk", "premieres_at"))
    foretold = Q(pk__in=[])
    for season in {FIRST_SEASON_FORETOLD, *premieres}:
        foretold |= answered_in(season) & lock_admits(season, premieres)
    return foretold & Q(created_at__lt=F("theory__verdict__decided_at"))


def answered_in(season):
    return Q(theory__verdict__season=season)


def lock_admits(season, premieres):
    admitted = Q()
    if premieres_at := premieres.get(season):
        admitted &= Q(created_at__lt=premieres_at)
    for told in ("reveal_at", "evidence__reveal_at"):
        before_the_season = Q(**{f"{told}__lte": season * 100})
        admitted &= before_the_season | Q(**{f"{told}__lte": F("theory__reveal_at")})
    return admitted
