"""Fans: who they are here, and how far they have watched."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.validators import MinLengthValidator, RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from episodes.reveal import SEASON_ONE_FINALE

username_is_plain = RegexValidator(
    r"^[A-Za-z0-9_-]+\Z",
    _("Use letters A to Z, digits, hyphens and underscores only."),
)


class User(AbstractUser):
    username = models.CharField(
        _("name"),
        max_length=30,
        unique=True,
        validators=[MinLengthValidator(3), username_is_plain],
        help_text=_("3 to 30 letters A to Z, digits, hyphens and underscores."),
        error_messages={"unique": _("That name is taken.")},
    )
    watched_through = models.PositiveSmallIntegerField(
        _("watched through"), default=SEASON_ONE_FINALE
    )
    shows_announcements = models.BooleanField(_("show announcements"), default=False)
    shows_webtoon = models.BooleanField(_("show the webtoon"), default=False)
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("Empty: the one that the browser asks for."),
    )

    class Meta:
        verbose_name = _("fan")
        verbose_name_plural = _("fans")
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="one_fan_per_name_in_any_case",
                violation_error_message=_("That name is taken."),
            ),
        ]

    def get_absolute_url(self):
        return reverse("fans:detail", args=[self.username])
