"""Who looked at single votes, which are nobody's business without a reason."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class VoteLook(models.Model):
    theory = models.ForeignKey(
        "theories.Theory",
        models.CASCADE,
        verbose_name=_("theory"),
        related_name="vote_looks",
    )
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("moderator"),
        related_name="vote_looks",
        null=True,
    )
    looked_at = models.DateTimeField(_("looked at"), default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("look at votes")
        verbose_name_plural = _("looks at votes")

    def __str__(self):
        return f"{self.moderator_id}: {self.theory_id}"
