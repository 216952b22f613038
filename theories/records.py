"""What a fan's calls and links come to, as pure formulas; docs/scores.md explains them.

A tally says how often something occurred: a fan with a thousand calls costs no more
than the different ones among them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

COIN = 0.25
"""The Brier score of somebody who always says 50 %."""

FEWEST_CALLS = 10
"""Below this a score says more about luck than about the fan."""

BIN_WIDTH = 10


@dataclass(frozen=True)
class Score:
    """A mean Brier score, 0 (always right) to 1, with its standard error."""

    mean: float
    error: float | None
    """None for a single call, which says nothing about how much calls scatter."""
    calls: int

    @property
    def is_better_than_a_coin(self) -> bool:
        return self.error is not None and self.mean + 2 * self.error < COIN

    @property
    def is_worse_than_a_coin(self) -> bool:
        return self.error is not None and self.mean - 2 * self.error > COIN


def distance(percent: int, truth: int) -> int:
    """How far odds lay from what happened, both in percent."""
    return abs(percent - truth)


def score_of_sums(calls: int, squares: int, fourths: int) -> Score | None:
    """The score from sums over calls of distance², and of distance⁴, in whole percent.

    The mean is the Brier score (Brier 1950); the error is the standard error of a
    mean, s/√n with s² = Σ(x − mean)²/(n − 1). Sums of whole numbers are exact, so two
    fans who did equally well tie, in whatever order their calls were made.
    """
    if not calls:
        return None
    mean = squares / calls / 10_000
    if calls == 1:
        return Score(mean, None, 1)
    scatter = (calls * fourths - squares**2) / (calls * (calls - 1))
    return Score(mean, sqrt(scatter / calls) / 10_000, calls)


def score_of(tally: Mapping[tuple[int, int], int]) -> Score | None:
    """The score of calls, counted by (odds, how true it came out), both in percent."""
    squares = {key: distance(*key) ** 2 for key in tally}
    return score_of_sums(
        calls=sum(tally.values()),
        squares=sum(squares[key] * often for key, often in tally.items()),
        fourths=sum(squares[key] ** 2 * often for key, often in tally.items()),
    )


@dataclass(frozen=True)
class Bin:
    """Calls with odds of `first` to `last` percent, and how much of it came true."""

    first: int
    last: int
    calls: int
    said: float
    came_true: float


def calibration(tally: Mapping[tuple[int, int], int]) -> list[Bin]:
    """The calibration curve (Murphy and Winkler 1977), by tens of percent.

    Of what somebody finds 70 % likely, 70 % should come true. Bins without a call are
    left out; `said` and `came_true` are means in percent.
    """
    bins: dict[int, Counter[str]] = {}
    for (percent, truth), often in tally.items():
        place = min(percent // BIN_WIDTH, 100 // BIN_WIDTH - 1)
        sums = bins.setdefault(place, Counter())
        sums.update(calls=often, said=often * percent, came_true=often * truth)
    return [
        Bin(
            first=BIN_WIDTH * place,
            last=100 if BIN_WIDTH * (place + 1) == 100 else BIN_WIDTH * place + 9,
            calls=sums["calls"],
            said=sums["said"] / sums["calls"],
            came_true=sums["came_true"] / sums["calls"],
        )
        for place, sums in sorted(bins.items())
    ]


@dataclass(frozen=True)
class Eye:
    """Links made before the answer, and the part that pointed the right way."""

    right: float
    links: int

    @property
    def percent(self) -> float:
        return 100 * self.right / self.links


def eye_of(tally: Mapping[tuple[str, int], int]) -> Eye | None:
    """The good eye, from links counted by (stance, how true it came out in percent).

    What supports is right as far as the theory came true, what contradicts as far as
    it did not; what complicates counts nowhere. The formula is the tracker's own.
    """
    right, links = 0, 0
    for (stance, truth), often in tally.items():
        if stance in ("supports", "contradicts"):
            links += often
            right += often * (truth if stance == "supports" else 100 - truth)
    return Eye(right / 100, links) if links else None


def places(means: list[float]) -> list[int]:
    """The place of each in a list that is sorted already; who ties shares the better.

    Standard competition ranking: 1, 2, 2, 4.
    """
    return [means.index(mean) + 1 for mean in means]
