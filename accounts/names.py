"""The name of who left is nobody else's for a year: nobody speaks as who they were.

Only a keyed digest is kept, from which no name can be read.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=365)


def digest_of(username):
    return salted_hmac("former name", username.lower(), algorithm="sha256").hexdigest()


class FormerNameQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(left_at__gt=timezone.now() - KEPT_FOR)

    def over(self):
        return self.filter(left_at__lte=timezone.now() - KEPT_FOR)

    def keep(self, username):
        self.update_or_create(
            digest=digest_of(username), defaults={"left_at": timezone.now()}
        )


class FormerName(models.Model):
    digest = models.CharField(max_length=64, unique=True)
    left_at = models.DateTimeField(default=timezone.now)

    objects = FormerNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self):
        return f"left {self.left_at:%Y-%m-%d}"


def is_nobodys_former_name(username):
    if FormerName.objects.kept().filter(digest=digest_of(username)).exists():
        raise ValidationError(_("That name is taken."), code="unique")
