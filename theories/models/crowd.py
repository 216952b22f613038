"""Fan odds: what everybody's odds come to, kept so that reading costs no counting.

A tally says how many fans hold each percentage. It is kept as differences by how far
the fans had watched: summed up to a viewer's horizon it is what that viewer may count.
From it follow the fan odds of each day, which are the history.
"""

from collections import Counter

from django.db import models
from django.db.models import F, JSONField, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy

from episodes.reveal import SEASON_ONE_FINALE

from ..quantiles import FEWEST_FANS, summary
from .tallies import OddsDay


class Crowd(models.Model):
    fan_odds = models.FloatField(gettext_lazy("fan odds"), null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def has_enough_odds(self):
        """Whether the odds that the viewer may count come from fans enough."""
        return bool(self.seen_odds) and self.seen_odds["fans"] >= FEWEST_FANS

    @property
    def odds_band(self):
        """How wide the middle half is, in percentage points."""
        return self.seen_odds["upper"] - self.seen_odds["lower"]

    @property
    def known_to_everybody(self):
        """How far the stored fan odds look: as far as visitors have watched, and as
        the theory itself tells."""
        return max(self.reveal_at, SEASON_ONE_FINALE)

    def tally_odds(self, entry, former=None):
        """Count an entry instead of the fan's former one, and redraw the day.

        The caller holds the theory's row.
        """
        self.move_tally(entry.reveal_at, entry.percent, 1)
        if former:
            self.move_tally(entry.reveal_at, former.percent, -1)
        self.draw_day(entry.given_at.date(), since=entry.reveal_at)

    def move_tally(self, level, percent, by):
        cell = self.tallies.filter(reveal_at=level, percent=percent)
        if not cell.update(fans=F("fans") + by):
            self.tallies.create(reveal_at=level, percent=percent, fans=by)

    def draw_day(self, day, *, since):
        """Keep how the odds stand on this day, for each horizon that sees a change."""
        tally, drawn = Counter(), []
        for level, step in sorted(self.tallies.steps().items()):
            tally.update(step)
            if level >= since:
                numbers = vars(summary(tally))
                drawn.append(OddsDay(theory=self, day=day, reveal_at=level, **numbers))
        OddsDay.objects.draw_again(drawn)
        fan_odds = self.fan_odds_of_days()
        if fan_odds != self.fan_odds:
            self.count(fan_odds=fan_odds)

    def fan_odds_of_days(self):
        """The latest median, or None where too few fans gave odds."""
        last = self.days.within(self.known_to_everybody).newest_first().first()
        return last.fan_odds if last else None


def odds_now(viewer, *, before=None):
    """For annotations of theories: {median, lower, upper, fans} within the horizon.

    With `before`, as it stood when that day began.
    """
    days = OddsDay.objects.filter(theory=OuterRef("pk"))
    if before:
        days = days.filter(day__lt=before)
    last = days.within(viewer.horizon.watched_through).newest_first()
    numbers = {name: name for name in ("median", "lower", "upper", "fans")}
    return Subquery(last.values(numbers=JSONObject(**numbers))[:1], JSONField())
