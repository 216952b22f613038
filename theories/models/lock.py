"""The lock: which odds count for the score, once season 2 answers.

Ranked odds are those held when the season of the answer came out. Somebody who said
to have watched an episode that could settle the theory knew too much already, whenever
that was. Later entries are kept, and count for nobody's score.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from episodes.models import Season
from episodes.questions import Question
from episodes.reveal import SEASON_ONE_FINALE
from episodes.viewer import Viewer

FIRST_SEASON_FORETOLD = 2
"""Season 1 was out before there was a theory on record."""


@dataclass(frozen=True)
class Lock:
    season: int
    premieres_at: datetime | None
    tells_from: int
    """The first episode, as an order number, that could settle the theory."""
    decided_at: datetime | None = None
    """When there is a verdict; nobody foretells what is decided."""

    @property
    def admits(self):
        """The condition for entries that are ranked: before, and not having seen."""
        admitted = Q(reveal_at__lt=self.tells_from)
        for moment in self.moments:
            admitted &= Q(given_at__lt=moment)
        return admitted

    def admits_entry(self, entry):
        """The same for an entry at hand."""
        is_early = all(entry.given_at < moment for moment in self.moments)
        return is_early and entry.reveal_at < self.tells_from

    @property
    def moments(self):
        """From the first of these on nothing is ranked any more."""
        return [each for each in (self.premieres_at, self.decided_at) if each]

    def is_closed_at(self, moment):
        return self.premieres_at is not None and moment >= self.premieres_at

    def is_closed_for(self, fan):
        """Whether the fan said to have watched what could settle the theory."""
        return fan.is_authenticated and fan.knows_through >= self.tells_from


every_season = Question(
    lambda viewer: Season.objects.annotate(last=Max("episodes__order"))
)


def seasons_by_now():
    """What lock_of() reads, for whoever asks it about many theories."""
    return every_season.ask(Viewer())


def lock_of(theory, verdict=None, seasons=None):
    """The lock of a theory, or the one that its verdict is scored by."""
    seasons = seasons_by_now() if seasons is None else seasons
    number = verdict.season if verdict else next_season(seasons, theory.reveal_at)
    return Lock(
        season=number,
        premieres_at=next((s.premieres_at for s in seasons if s.pk == number), None),
        tells_from=verdict.tells_from if verdict else tells_from(theory, number),
        decided_at=verdict.decided_at if verdict else None,
    )


def tells_from(theory, season):
    return max(theory.reveal_at + 1, season * 100 + 1)


def season_of(order):
    return max(FIRST_SEASON_FORETOLD, order // 100)


def next_season(seasons, told):
    """The season that may answer what the episode `told` leaves open.

    The first that has an episode beyond it; with none entered yet, the one under way,
    or the one after season 1, whose end is known.
    """
    open_ones = [s.pk for s in seasons if s.last and s.last > told]
    is_over = told == SEASON_ONE_FINALE or any(s.pk > told // 100 for s in seasons)
    return season_of(100 * min(open_ones, default=told // 100 + is_over))
