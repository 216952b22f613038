"""Rivals side by side: what the evidence says of each, and how belief is divided."""

from dataclasses import dataclass
from typing import Any

from .models import Theory
from .models.rivalry import Shares, shares


@dataclass(frozen=True)
class Side:
    theory: Any
    share: float | None
    """Its part of all belief, in percent, where that may be seen."""


@dataclass(frozen=True)
class Rivals:
    sides: list[Side]
    shares: Shares | None
    own_total: int
    """What the viewer's own odds on these come to; over 100 contradicts itself."""
    is_in_sight: bool
    is_exhaustive: bool
    """Whether what is in sight is all there is."""


def rivals_of(rivalry: Any, viewer: Any) -> Rivals:
    theories = list(
        Theory.objects.for_list(viewer).filter(rivalries=rivalry).order_by("pk")
    )
    is_in_sight = all(each.odds_in_sight for each in theories)
    # With one of them beyond the horizon, what is in sight is not all there is.
    is_exhaustive = rivalry.exhaustive and not rivalry.theories.beyond(viewer).exists()
    divided = None
    if is_in_sight and all(each.has_enough_odds for each in theories):
        medians = [each.seen_odds["median"] for each in theories]
        divided = shares(medians, exhaustive=is_exhaustive)
    parts = divided.rivals if divided else [None] * len(theories)
    return Rivals(
        sides=[Side(each, part) for each, part in zip(theories, parts, strict=True)],
        shares=divided,
        own_total=sum(each.my_odds or 0 for each in theories),
        is_in_sight=is_in_sight,
        is_exhaustive=is_exhaustive,
    )
