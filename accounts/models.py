"""Fans: who they are here, and how far they have watched."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.validators import MinLengthValidator, RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from episodes.reveal import SEASON_ONE_FINALE

from .names import FormerName, is_nobodys_former_name
from .posting import Posting
from .second_factor import NeedsSecondFactor
from .standing import FanManager, Standing
from .watched import WatchedPhrase

__all__ = ["FormerName", "User", "WatchedPhrase"]

username_is_plain = RegexValidator(
    r"^[A-Za-z0-9_-]+\Z",
    _("Use letters A to Z, digits, hyphens and underscores only."),
)


class User(NeedsSecondFactor, Posting, Standing, AbstractUser):
    username = models.CharField(
        _("name"),
        max_length=30,
        unique=True,
        validators=[MinLengthValidator(3), username_is_plain, is_nobodys_former_name],
        help_text=_("3 to 30 letters A to Z, digits, hyphens and underscores."),
        error_messages={"unique": _("That name is taken.")},
    )
    watched_through = models.PositiveSmallIntegerField(
        _("watched through"), default=SEASON_ONE_FINALE
    )
    watched_furthest = models.PositiveSmallIntegerField(default=0, editable=False)
    """The most that `watched_through` has ever said; see knows_through."""
    shows_announcements = models.BooleanField(_("show announcements"), default=False)
    shows_webtoon = models.BooleanField(_("show the webtoon"), default=False)
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("Empty: the one that the browser asks for."),
    )

    objects = FanManager()

    class Meta:
        verbose_name = _("fan")
        verbose_name_plural = _("fans")
        permissions = [("moderate_user", "Can warn, hold and suspend fans")]
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="one_fan_per_name_in_any_case",
                violation_error_message=_("That name is taken."),
            ),
        ]

    @property
    def knows_through(self):
        """The latest episode they ever said to have watched: nobody forgets it.

        What they see goes by `watched_through`; what they foretell goes by this.
        """
        return max(self.watched_through, self.watched_furthest)

    def get_absolute_url(self):
        return reverse("fans:detail", args=[self.username])
