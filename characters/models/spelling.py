"""Words of the show, and the other ways in which fans write them and the names."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from episodes.reveal import Revealed, RevealedQuerySet

from .character import Character


class Term(Revealed):
    """A word of the show that fans write in several ways: halfbie, hambie, 절비."""

    slug = models.SlugField(_("key"), max_length=80, unique=True)
    name = models.CharField(_("word"), max_length=80)
    history = HistoricalRecords()

    objects = RevealedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self):
        return self.name


class Alias(models.Model):
    """Another way to write a character's name or a term."""

    character = models.ForeignKey(
        Character,
        models.CASCADE,
        verbose_name=_("character"),
        related_name="aliases",
        null=True,
        blank=True,
    )
    term = models.ForeignKey(
        Term,
        models.CASCADE,
        verbose_name=_("term"),
        related_name="aliases",
        null=True,
        blank=True,
    )
    text = models.CharField(_("also written"), max_length=80)
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [
            models.UniqueConstraint(
                fields=["character", "text"], name="an_alias_stands_once_per_character"
            ),
            models.UniqueConstraint(
                fields=["term", "text"], name="an_alias_stands_once_per_term"
            ),
            models.CheckConstraint(
                condition=models.Q(character=None) ^ models.Q(term=None),
                name="an_alias_is_of_a_character_or_of_a_term",
            ),
        ]

    def __str__(self):
        return self.text
