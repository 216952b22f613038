"""How the standing of a theory stood on the days on which it changed."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy

from episodes.reveal import Revealed, RevealedQuerySet


class StandingDayQuerySet(RevealedQuerySet):
    def newest_first(self):
        return self.order_by("-day", "-pk")


class StandingDay(Revealed):
    """The stored standing at the end of a day, or so far today.

    It carries the reveal point that its theory had, since it looks as far as that.
    """

    theory = models.ForeignKey(
        "theories.Theory", models.CASCADE, related_name="standing_days"
    )
    day = models.DateField()
    percent = models.FloatField(null=True)
    """None when nothing weighed on either side."""

    objects = StandingDayQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("day of standing")
        verbose_name_plural = gettext_lazy("days of standing")
        indexes = [models.Index(fields=["-day", "theory"], name="standing_of_a_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["theory", "day"], name="one_standing_per_day"
            )
        ]

    def __str__(self):
        return f"{self.percent} % on {self.day}"

    @classmethod
    def draw(cls, theories):
        """Keep how these theories stand today; the caller holds their rows."""
        today = timezone.now().date()
        cls.objects.bulk_create(
            (cls.of(theory, today) for theory in theories),
            update_conflicts=True,
            unique_fields=["theory", "day"],
            update_fields=["percent", "reveal_at", "reveal_axis"],
        )

    @classmethod
    def of(cls, theory, day):
        return cls(
            theory=theory,
            day=day,
            percent=100 * theory.standing if theory.is_weighed else None,
            reveal_at=theory.reveal_at,
            reveal_axis=theory.reveal_axis,
        )
