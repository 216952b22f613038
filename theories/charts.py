"""The geometry of small charts, in percent of a drawing that the template stretches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from .records import Bin

LARGEST_DOT = 5.0
SMALLEST_DOT = 2.0


def from_top(percent: float) -> float:
    """Up is more on paper, and less in a drawing."""
    return round(100 - percent, 2)


def polyline(points: Iterable[tuple[float, float]]) -> str:
    """The points, in percent of width and height, as an SVG polyline writes them."""
    return " ".join(f"{round(x, 2)},{from_top(y)}" for x, y in points)


@dataclass(frozen=True)
class Slope:
    """A number a week ago and now, as a line whose right end is now."""

    kind: str
    before: int
    after: int
    top: int = 100
    """The number at the upper edge of the drawing."""

    @property
    def change(self) -> int:
        return self.after - self.before

    @property
    def left(self) -> float:
        return from_top(100 * self.before / self.top)

    @property
    def right(self) -> float:
        return from_top(100 * self.after / self.top)


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    size: float
    """The radius: the area grows with the number of calls."""
    bin: Bin


@dataclass(frozen=True)
class Curve:
    dots: list[Dot]
    line: str


def calibration_curve(bins: Sequence[Bin]) -> Curve:
    most = max((each.calls for each in bins), default=1)
    dots = [
        Dot(
            x=round(each.said, 2),
            y=from_top(each.came_true),
            size=round(max(SMALLEST_DOT, LARGEST_DOT * sqrt(each.calls / most)), 2),
            bin=each,
        )
        for each in bins
    ]
    return Curve(dots, polyline((each.said, each.came_true) for each in bins))
