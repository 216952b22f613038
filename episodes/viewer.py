"""Who is looking, and how far they have watched."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser

from .reveal import SEASON_ONE_FINALE, RevealAxis, episode_label


@dataclass(frozen=True)
class Horizon:
    """How far somebody has watched, and which other sources may tell them things."""

    watched_through: int = SEASON_ONE_FINALE
    announcements: bool = False
    webtoon: bool = False

    @property
    def axes(self):
        axes = [RevealAxis.SCREEN]
        if self.announcements:
            axes.append(RevealAxis.ANNOUNCEMENT)
        if self.webtoon:
            axes.append(RevealAxis.WEBTOON)
        return axes

    @property
    def label(self):
        return episode_label(self.watched_through)

    def covers(self, thing):
        return (
            thing.reveal_at <= self.watched_through and thing.reveal_axis in self.axes
        )


@dataclass(frozen=True)
class Viewer:
    user: Any = field(default_factory=AnonymousUser)
    horizon: Horizon = Horizon()
    is_new: bool = False

    @property
    def is_fan(self):
        return self.user.is_authenticated

    def can(self, permission):
        return self.user.has_perm(permission)
