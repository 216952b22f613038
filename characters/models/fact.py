"""What is known about a character, and from when on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from episodes.reveal import Revealed, RevealedQuerySet


class Fact(Revealed):
    """One thing known about a character, from one reveal point on."""

    class Kind(models.TextChoices):
        BIO = "bio", _("who they are")
        STATUS = "status", _("status")
        SEASON_2 = "season-2", _("in season 2")

    class Status(models.TextChoices):
        ALIVE = "alive", _("alive")
        DEAD = "dead", _("dead")
        PRESUMED_DEAD = "presumed-dead", _("presumed dead")
        ZOMBIE = "zombie", _("zombie")
        HALFBIE = "halfbie", _("halfbie")
        CAPTURED = "captured", _("captured")
        UNKNOWN = "unknown", _("unknown")
        NOT_IN_SEASON_1 = "not-in-season-1", _("not in season 1")

    character = models.ForeignKey(
        "characters.Character",
        models.CASCADE,
        verbose_name=_("character"),
        related_name="facts",
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    status = models.CharField(_("status"), max_length=20, choices=Status, blank=True)
    text = models.CharField(_("text"), max_length=500, blank=True)
    confirmed = models.BooleanField(_("confirmed"), default=True)
    history = HistoricalRecords()

    objects = RevealedQuerySet.as_manager()

    class Meta:
        ordering = ["reveal_at", "pk"]
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="status") ^ models.Q(status=""),
                name="only_a_status_fact_names_a_status",
            )
        ]

    def __str__(self):
        return self.get_status_display() if self.status else self.text
