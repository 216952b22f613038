"""The geometry of what fans believe: a histogram and a history, as plain numbers.

Everything is in percent of the drawing, which the template stretches to the room there
is; the tables below the drawings hold the same numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

BIN_COUNT = 10
MOST_DAYS = 120
"""Days with a change that are drawn, the latest ones; a line needs no more."""


@dataclass(frozen=True)
class Bin:
    first: int
    last: int
    fans: int
    height: float
    is_mine: bool

    @property
    def x(self) -> float:
        return self.first + 1

    @property
    def y(self) -> float:
        return 100 - self.height


def histogram(tally: Mapping[int, int], mine: int | None = None) -> list[Bin]:
    """How many fans hold odds of 0 to 9 %, 10 to 19 %, ..., 90 to 100 %."""
    counts = [0] * BIN_COUNT
    for percent, fans in tally.items():
        counts[bin_of(percent)] += fans
    highest = max(counts) or 1
    return [
        Bin(
            first=10 * place,
            last=100 if place == BIN_COUNT - 1 else 10 * place + 9,
            fans=fans,
            height=100 * fans / highest,
            is_mine=mine is not None and bin_of(mine) == place,
        )
        for place, fans in enumerate(counts)
    ]


def bin_of(percent: int) -> int:
    return min(percent // 10, BIN_COUNT - 1)


@dataclass(frozen=True)
class Mark:
    """Evidence on the time line, where it was linked."""

    x: float
    link: Any


@dataclass(frozen=True)
class History:
    path: str
    band: str
    marks: list[Mark]
    days: list[Any]
    """What is drawn, the newest day first, for the table."""
    first: date
    last: date


def history(days: Iterable[Any], links: Iterable[Any], today: date) -> History | None:
    """The fan odds day by day; each day's median holds until the next one.

    `days` are OddsDay rows in the order of their days, one for each.
    """
    drawn = list(days)[-MOST_DAYS:]
    if not drawn:
        return None
    first, last = drawn[0].day, max(today, drawn[-1].day)
    # To the end of the last day, so that the first day alone has a width too.
    span = (last - first).days + 1

    def x(day: date) -> float:
        return round(100 * (day - first).days / span, 2)

    ends = [*(x(each.day) for each in drawn), 100.0]
    steps = list(zip(drawn, pairwise(ends), strict=True))
    return History(
        path="M"
        + "L".join(
            f"{left} {y(each.median)}L{right} {y(each.median)}"
            for each, (left, right) in steps
        ),
        band="".join(
            f"M{left} {y(each.upper)}H{right}V{y(each.lower)}H{left}Z"
            for each, (left, right) in steps
        ),
        marks=[
            Mark(x(link.created_at.date()), link)
            for link in links
            if first <= link.created_at.date() <= last
        ],
        days=drawn[::-1],
        first=first,
        last=last,
    )


def y(percent: float) -> float:
    return round(100 - percent, 2)
