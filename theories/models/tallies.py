"""How many fans hold which odds, and what that came to each day."""

from collections import Counter

from django.db import models
from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy

from ..quantiles import FEWEST_FANS, Summary


class TallyQuerySet(models.QuerySet):
    def within(self, watched_through):
        return self.filter(reveal_at__lte=watched_through)

    def steps(self):
        """{level: Counter of {percent: fans more or fewer than one level below}}"""
        found: dict[int, Counter[int]] = {}
        for level, percent, fans in self.values_list("reveal_at", "percent", "fans"):
            found.setdefault(level, Counter())[percent] += fans
        return found

    def histogram(self):
        """{percent: how many fans hold it}, without what nobody holds."""
        sums = self.order_by().values_list("percent").annotate(number=Sum("fans"))
        return {percent: number for percent, number in sums if number}


class OddsTally(models.Model):
    theory = models.ForeignKey(
        "theories.Theory", models.CASCADE, related_name="tallies"
    )
    reveal_at = models.PositiveSmallIntegerField()
    percent = models.PositiveSmallIntegerField()
    fans = models.IntegerField()

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("tally of odds")
        verbose_name_plural = gettext_lazy("tallies of odds")
        constraints = [
            models.UniqueConstraint(
                fields=["theory", "reveal_at", "percent"],
                name="one_tally_per_percentage",
            )
        ]

    def __str__(self):
        return f"{self.fans} at {self.percent} %"


class OddsDayQuerySet(models.QuerySet):
    def within(self, watched_through):
        return self.filter(reveal_at__lte=watched_through)

    def newest_first(self):
        """A level holds all that lower ones do, so the highest is the one to read."""
        return self.order_by("-reveal_at", "-day")

    def draw_again(self, days):
        """Store these days, each in the place of what was drawn for it before."""
        self.bulk_create(
            days,
            update_conflicts=True,
            unique_fields=["theory", "reveal_at", "day"],
            update_fields=["median", "lower", "upper", "fans"],
        )

    def in_time(self):
        """By day; of a day the level that holds most comes last."""
        return self.order_by("day", "reveal_at")


class OddsDay(models.Model):
    """The fan odds at the end of a day, or so far today, for one horizon."""

    theory = models.ForeignKey("theories.Theory", models.CASCADE, related_name="days")
    day = models.DateField()
    reveal_at = models.PositiveSmallIntegerField()
    median = models.FloatField()
    lower = models.FloatField()
    upper = models.FloatField()
    fans = models.PositiveIntegerField()

    objects = OddsDayQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("day of odds")
        verbose_name_plural = gettext_lazy("days of odds")
        indexes = [models.Index(fields=["-day", "theory"], name="odds_of_a_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["theory", "reveal_at", "day"], name="one_summary_per_day"
            ),
            models.CheckConstraint(
                condition=Q(lower__lte=F("median"), median__lte=F("upper")),
                name="the_median_lies_between_the_quartiles",
            ),
        ]

    def __str__(self):
        return f"{self.median} % on {self.day}"

    @property
    def fan_odds(self):
        """The median, or None where too few fans gave odds."""
        return self.median if self.fans >= FEWEST_FANS else None

    @property
    def summary(self):
        return Summary(self.median, self.lower, self.upper, self.fans)
