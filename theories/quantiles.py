"""The middle of many numbers from how often each occurs, however many there are."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

FEWEST_FANS = 5
"""Below this a median says more about the few than about the theory."""

LEAST, MOST = 0.1, 99.9
"""Nobody knows for certain: what is shown stays inside."""


def quantile(tally: Mapping[int, int], share: float) -> float:
    """The value below which `share` of the counted numbers lie.

    Interpolates linearly between the two nearest (Hyndman and Fan 1996, type 7),
    which for one half is the usual median. `tally` is {value: how often}, not empty.
    """
    values = sorted(value for value, often in tally.items() if often)
    ends = list(accumulate(tally[value] for value in values))
    place = share * (ends[-1] - 1)
    below = int(place)

    def nth(index):
        return values[bisect_right(ends, index)]

    low = nth(below)
    if place == below:
        return float(low)
    return low + (place - below) * (nth(below + 1) - low)


@dataclass(frozen=True)
class Summary:
    """The fan odds of a theory: the median in percent, the middle half, how many."""

    median: float
    lower: float
    upper: float
    fans: int


def summary(tally: Mapping[int, int]) -> Summary:
    """Median and quartiles, each within 0.1 to 99.9 percent."""

    def cut(share):
        return min(max(quantile(tally, share), LEAST), MOST)

    return Summary(cut(0.5), cut(0.25), cut(0.75), fans=sum(tally.values()))
