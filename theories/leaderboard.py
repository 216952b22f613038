"""Who called it: fans by their mean Brier score, as far as the viewer may know."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model

from .models import Call, Verdict
from .models.foresight import sums_of_fans
from .records import FEWEST_CALLS, Score, places, score_of_sums

MOST_SHOWN = 50


@dataclass(frozen=True)
class Place:
    number: int
    fan: Any
    score: Score | None
    is_own: bool


@dataclass(frozen=True)
class Leaderboard:
    places: list[Place]
    own: Place | None
    """The viewer's place where it lies further down."""
    own_calls: int
    """How many calls of the viewer are settled, where that is too few for a place."""

    @property
    def missing(self) -> int:
        return FEWEST_CALLS - self.own_calls


def leaderboard(viewer: Any, *, season: int | None = None, arc: str = "") -> Any:
    verdicts = Verdict.objects.visible_to(viewer).scoring()
    if season:
        verdicts = verdicts.in_season(season)
    if arc:
        verdicts = verdicts.in_arc(arc)
    gone = get_user_model().objects.filter(is_active=False)
    everybody = sums_of_fans(
        Call.objects.of_verdicts(verdicts).exclude(fan__in=gone.values("pk"))
    )
    ranked = everybody.filter(calls__gte=FEWEST_CALLS)
    rows = list(ranked[:MOST_SHOWN])
    mine = everybody.filter(fan=viewer.user.pk).first() if viewer.is_fan else None
    fans = get_user_model().objects.in_bulk([row["fan"] for row in rows])
    numbers = places([row["mean"] for row in rows])
    shown = [
        place(number, row, fans[row["fan"]], viewer)
        for number, row in zip(numbers, rows, strict=True)
        # Somebody may have left since the rows were read.
        if row["fan"] in fans
    ]
    return Leaderboard(
        places=shown,
        own=own_place(mine, ranked, viewer) if is_further_down(mine, shown) else None,
        own_calls=mine["calls"] if mine else 0,
    )


def place(number: int, row: Any, fan: Any, viewer: Any) -> Place:
    score = score_of_sums(row["calls"], int(row["squares"]), int(row["fourths"]))
    return Place(number, fan, score, is_own=fan == viewer.user)


def is_further_down(mine: Any, shown: list[Place]) -> bool:
    has_place = mine is not None and mine["calls"] >= FEWEST_CALLS
    return has_place and not any(each.is_own for each in shown)


def own_place(mine: Any, ranked: Any, viewer: Any) -> Place:
    ahead = ranked.filter(mean__lt=mine["mean"]).count()
    return place(ahead + 1, mine, viewer.user, viewer)
