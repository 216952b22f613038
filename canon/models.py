"""What the loader remembers, so that it never undoes somebody's work."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CanonRecord(models.Model):
    """One entry of the files, and the state in which the loader last left it."""

    key = models.CharField(_("key"), max_length=120, unique=True)
    object_pk = models.PositiveBigIntegerField(_("row"))
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("canon record")
        verbose_name_plural = _("canon records")

    def __str__(self):
        return self.key
