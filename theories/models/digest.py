"""The digest: what is new in the theories that a fan follows, by mail, if they want it.

Who wants none has no row.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class HowOften(models.TextChoices):
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")


NEVER = "never"
PAUSES = {HowOften.DAILY: timedelta(days=1), HowOften.WEEKLY: timedelta(days=7)}
SLACK = timedelta(hours=1)
"""Digests are sent once a day, hardly ever at the same second."""


class DigestQuerySet(models.QuerySet):
    def due(self):
        """For fans who can still log in; their last one is as old as they want."""
        now, is_time = timezone.now(), Q()
        for how_often, pause in PAUSES.items():
            is_time |= Q(how_often=how_often, sent_at__lte=now - pause + SLACK)
        return self.filter(is_time, fan__is_active=True)


class Digest(models.Model):
    fan = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("fan"),
        related_name="digest",
    )
    how_often = models.CharField(_("how often"), max_length=6, choices=HowOften)
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)
    """When it was last looked for news, whether there were any or not."""

    objects = DigestQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        constraints = [
            models.CheckConstraint(
                condition=Q(how_often__in=HowOften.values), name="digest_how_often"
            )
        ]

    def __str__(self):
        return f"{self.fan_id} {self.how_often}"

    @classmethod
    def want(cls, fan, how_often):
        """As often as that from now on, or never."""
        if how_often == NEVER:
            cls.objects.filter(fan=fan).delete()
            return
        cls.objects.update_or_create(fan=fan, defaults={"how_often": how_often})
