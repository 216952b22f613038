"""Rivals: theories that cannot both be true."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .theory import Theory


class Rivalry(models.Model):
    title = models.CharField(_("question"), max_length=140)
    exhaustive = models.BooleanField(
        _("exhaustive"),
        default=False,
        help_text=_("One of these must be true; there is no other answer."),
    )
    theories = models.ManyToManyField(
        Theory, verbose_name=_("theories"), related_name="rivalries"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("rivalry")
        verbose_name_plural = _("rivalries")

    def __str__(self):
        return self.title
