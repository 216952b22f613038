"""Cases: what needs a decision now, one per thing, with what speaks against it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .pointing import Pointing, PointingQuerySet
from .pressing import Pressing

CLAIM_LASTS = timedelta(minutes=15)


def being_worked_on():
    return Q(claimed_until__gt=timezone.now())


class CaseQuerySet(PointingQuerySet):
    def open(self):
        return self.filter(closed_at=None)

    def free_for(self, moderator):
        """Cases that nobody else works on."""
        return self.exclude(being_worked_on() & ~Q(claimed_by=moderator))

    def taken_from(self, moderator):
        """Cases that somebody else works on."""
        return self.filter(being_worked_on()).exclude(claimed_by=moderator)

    def heaviest_first(self):
        return self.order_by("-urgency", "-pk")


class Case(Pressing, Pointing):
    """One thing that needs a decision; it stays as a row and opens again."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="cases", null=True
    )
    opened_at = models.DateTimeField(_("waiting since"), default=timezone.now)
    closed_at = models.DateTimeField(null=True, default=timezone.now)
    weight = models.FloatField(_("weight"), default=0)
    reporters = models.PositiveIntegerField(_("people"), default=0)
    reach = models.PositiveIntegerField(_("reach"), default=0)
    is_held = models.BooleanField(_("waiting for a look"), default=False)
    is_appealed = models.BooleanField(_("appealed"), default=False)
    urgency = models.FloatField(default=0)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="claims", null=True
    )
    claimed_until = models.DateTimeField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-urgency", "-pk"]
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        indexes = [
            models.Index(
                fields=["-urgency", "-id"],
                condition=Q(closed_at=None),
                name="open_cases_by_urgency",
            ),
            *(
                models.Index(
                    fields=[column, "-urgency", "-id"],
                    condition=Q(closed_at=None),
                    name=f"open_cases_{name}",
                )
                for column, name in {
                    "content_type": "by_kind",
                    "is_held": "held",
                    "is_appealed": "appealed",
                    "claimed_until": "claimed",
                }.items()
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="one_case_per_thing"
            )
        ]

    def __str__(self):
        return self.target_name

    def is_claimed_by_another(self, moderator):
        is_fresh = self.claimed_until and self.claimed_until > timezone.now()
        return bool(is_fresh) and self.claimed_by_id != moderator.pk

    def claim(self, moderator):
        """Take it for a quarter of an hour; False when somebody else has it."""
        free = Case.objects.free_for(moderator).filter(pk=self.pk)
        until = timezone.now() + CLAIM_LASTS
        return bool(free.update(claimed_by=moderator, claimed_until=until))

    def release(self, moderator):
        mine = Case.objects.filter(pk=self.pk, claimed_by=moderator)
        mine.update(claimed_by=None, claimed_until=None)
