"""Who is looking, and how far they have watched."""

from dataclasses import dataclass, field, replace
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


EVERYTHING = Horizon(watched_through=9999, announcements=True, webtoon=True)


@dataclass(frozen=True)
class Viewer:
    user: Any = field(default_factory=AnonymousUser)
    horizon: Horizon = Horizon()
    opened: frozenset[tuple[str, int]] = frozenset()
    """Single things beyond the horizon that the viewer asked to see: (kind, pk)."""
    is_new: bool = False

    @property
    def is_fan(self):
        return self.user.is_authenticated

    @property
    def who_saw_everything(self):
        return replace(self, horizon=EVERYTHING)

    def can(self, permission):
        return self.user.has_perm(permission)

    def opened_of(self, model):
        """The keys of this model's things that the viewer opened one by one."""
        name = model._meta.model_name
        return sorted(pk for kind, pk in self.opened if kind == name)
