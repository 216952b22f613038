"""Who belongs together."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from episodes.reveal import Revealed, RevealedQuerySet

from .character import Character


class Group(Revealed):
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_ko = models.CharField(_("name in Korean"), max_length=80, blank=True)
    note = models.CharField(_("note"), max_length=280, blank=True)
    members = models.ManyToManyField(
        Character, verbose_name=_("members"), related_name="groups", blank=True
    )
    history = HistoricalRecords()

    objects = RevealedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self):
        return self.name_ko if get_language() == "ko" and self.name_ko else self.name
