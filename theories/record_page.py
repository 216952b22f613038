"""The record of a fan, as far as the viewer may know the answers."""

from dataclasses import dataclass
from typing import Any

from .charts import Curve, calibration_curve
from .models import Call, Link, Odds
from .models.foresight import tally_of_calls, tally_of_links
from .records import Bin, Eye, Score, calibration, eye_of, score_of

BEST = 5


@dataclass(frozen=True)
class Record:
    made: int
    """On how many theories the fan has odds on record."""
    score: Score | None
    bins: list[Bin]
    curve: Curve
    best: list[Any]
    eye: Eye | None

    @property
    def settled(self) -> int:
        return self.score.calls if self.score else 0


def record_of(fan: Any, viewer: Any) -> Record:
    calls = Call.objects.visible_to(viewer).filter(fan=fan)
    tally = tally_of_calls(calls)
    bins = calibration(tally)
    given = Odds.objects.visible_to(viewer).filter(fan=fan)
    return Record(
        made=given.order_by().values("theory").distinct().count(),
        score=score_of(tally),
        bins=bins,
        curve=calibration_curve(bins),
        best=list(
            calls.order_by("brier", "-pk").select_related("verdict__theory")[:BEST]
        ),
        eye=eye_of(
            tally_of_links(Link.objects.visible_to(viewer).filter(author=fan), viewer)
        ),
    )
