"""Calls: what each fan held when it was too late to change, and how near it came."""

from itertools import batched

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy

from .lock import lock_of
from .odds import Odds
from .verdict import Verdict

BATCH = 1000


def brier(percent, truth):
    """Squared distance of odds from what happened, 0 (right) to 1 (Brier 1950).

    `percent` is 0 to 100, `truth` 0 to 1.
    """
    return (percent / 100 - truth) ** 2


def held_odds(verdict):
    """The entry of each fan that counts for this verdict."""
    lock = lock_of(verdict.theory, verdict)
    ranked = Odds.objects.filter(theory=verdict.theory_id).filter(lock.admits)
    return ranked.latest_of_each_fan().order_by("fan")


def calls_of(verdict):
    """Every fan's call, not yet stored, by fan; none where the outcome scores not."""
    if verdict.scores:
        for entry in held_odds(verdict).iterator(BATCH):
            yield Call.of(verdict, entry)


def score(verdict):
    for calls in batched(calls_of(verdict), BATCH):
        Call.objects.bulk_create(calls)


class CallQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Calls whose outcome the viewer may know."""
        return self.filter(verdict__in=Verdict.objects.visible_to(viewer))

    def of_verdicts(self, verdicts):
        """Calls of these verdicts, read fan by fan from the index of that order.

        The keys are asked for first: as a part of the query they would lead both
        databases to go verdict by verdict, and to sort a million calls by fan.
        """
        return self.filter(verdict__in=list(verdicts.values_list("pk", flat=True)))


class Call(models.Model):
    verdict = models.ForeignKey(Verdict, models.CASCADE, related_name="calls")
    fan = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calls"
    )
    percent = models.PositiveSmallIntegerField()
    brier = models.FloatField()

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("call")
        verbose_name_plural = gettext_lazy("calls")
        indexes = [
            models.Index(fields=["fan", "verdict", "brier"], name="calls_by_fan")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["verdict", "fan"], name="one_call_per_fan_and_verdict"
            )
        ]

    def __str__(self):
        return f"{self.percent} %: {self.verdict_id}"

    @classmethod
    def of(cls, verdict, entry):
        return cls(
            verdict=verdict,
            fan_id=entry.fan_id,
            percent=entry.percent,
            brier=brier(entry.percent, verdict.truth),
        )
