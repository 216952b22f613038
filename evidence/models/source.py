"""Where a claim comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Source(models.Model):
    """A page or broadcast that a claim comes from."""

    key = models.SlugField(_("key"), max_length=80, unique=True, allow_unicode=True)
    title = models.CharField(_("title"), max_length=200)
    outlet = models.CharField(_("outlet"), max_length=140, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    published = models.CharField(_("published"), max_length=40, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self):
        return f"{self.title} ({self.outlet})" if self.outlet else self.title
