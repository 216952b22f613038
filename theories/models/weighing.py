"""Weighing: the standing that sorts lists, kept beside what it follows from.

What a viewer sees is added up from the links that they may see. The stored number
looks as far as the theory itself tells, so that no order gives anything away.
"""

from django.db import models, transaction
from django.utils.translation import gettext_lazy

from episodes.reveal import RevealAxis
from episodes.viewer import Horizon, Viewer

from ..standing import SIDES, heaviest, standing_of
from .sums import weigh


class Weighing(models.Model):
    standing = models.FloatField(gettext_lazy("standing"), default=0.5, editable=False)
    is_weighed = models.BooleanField(default=False, editable=False)
    """Whether anything weighs on either side; one half means nothing otherwise."""

    class Meta:
        abstract = True

    @property
    def least_viewer(self):
        """Whoever has seen just enough to see the theory."""
        return Viewer(
            horizon=Horizon(
                watched_through=self.reveal_at,
                announcements=self.reveal_axis == RevealAxis.ANNOUNCEMENT,
                webtoon=self.reveal_axis == RevealAxis.WEBTOON,
            )
        )

    def standing_for(self, viewer):
        return standing_of(self.links.visible_to(viewer).for_weighing())

    @property
    def seen_standing(self):
        """The standing for the viewer for whom the theory was read."""
        return standing_of(self.seen_links)

    @property
    def strongest_links(self):
        """The best that speaks for it, and the best against it, of what is seen."""
        sides = [[each for each in self.seen_links if each.stance == s] for s in SIDES]
        return [heaviest(links) for links in sides if links]

    @transaction.atomic
    def weigh(self):
        """Store standing and fan odds after a change of what they follow from."""
        held = type(self).objects.locked_row(self.pk)
        weigh({held.pk: held})
        held.count(fan_odds=held.fan_odds_of_days())
