"""Seasons and episodes: the clock that every reveal point reads."""

from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .reveal import episode_label


class Season(models.Model):
    number = models.PositiveSmallIntegerField(_("number"), primary_key=True)
    premieres_at = models.DateTimeField(_("premieres at"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__range=(1, 99)),
                name="a_season_has_one_or_two_digits",
                violation_error_message=_("Seasons are numbered from 1 to 99."),
            ),
        ]
        verbose_name = _("season")
        verbose_name_plural = _("seasons")

    def __str__(self):
        return _("Season %(number)s") % {"number": self.number}


class Episode(models.Model):
    season = models.ForeignKey(
        Season, models.PROTECT, verbose_name=_("season"), related_name="episodes"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    order = models.GeneratedField(
        expression=F("season_id") * 100 + F("number"),
        output_field=models.PositiveIntegerField(),
        db_persist=True,
        unique=True,
    )
    title = models.CharField(_("title"), max_length=140, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    aired_on = models.DateField(_("aired on"), null=True, blank=True)
    synopsis = models.TextField(_("synopsis"), max_length=1000, blank=True)
    history = HistoricalRecords(excluded_fields=["order"])

    class Meta:
        ordering = ["order"]
        verbose_name = _("episode")
        verbose_name_plural = _("episodes")
        constraints = [
            models.UniqueConstraint(
                fields=["season", "number"], name="one_episode_per_number_in_a_season"
            ),
            models.CheckConstraint(
                condition=models.Q(number__range=(1, 99)),
                name="episode_number_leaves_room_for_the_season",
            ),
        ]

    def __str__(self):
        return self.label

    def get_absolute_url(self):
        return reverse("episodes:detail", args=[self.code])

    @property
    def label(self):
        return episode_label(self.season_id * 100 + self.number)

    @property
    def code(self):
        return self.label.lower()
