"""Who is what to whom."""

from django.db import models
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from episodes.reveal import Revealed, RevealedQuerySet

from .character import Character


class Relationship(Revealed):
    from_character = models.ForeignKey(
        Character, models.CASCADE, verbose_name=_("who"), related_name="relationships"
    )
    to_character = models.ForeignKey(
        Character, models.CASCADE, verbose_name=_("to whom"), related_name="related_to"
    )
    kind = models.CharField(_("kind"), max_length=40)
    note = models.CharField(_("note"), max_length=140, blank=True)
    history = HistoricalRecords()

    objects = RevealedQuerySet.as_manager()

    class Meta:
        ordering = ["reveal_at", "pk"]
        verbose_name = _("relationship")
        verbose_name_plural = _("relationships")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(from_character=models.F("to_character")),
                name="nobody_is_related_to_themselves",
            ),
            models.UniqueConstraint(
                fields=["from_character", "to_character", "kind"],
                name="a_relationship_stands_once",
            ),
        ]

    def __str__(self):
        return f"{self.from_character_id} {self.kind} {self.to_character_id}"

    @property
    def label(self):
        """The kind in the language of the reader, where characters.kinds has it."""
        return translated(self.kind)
