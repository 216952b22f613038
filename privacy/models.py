"""The copy of everything that a fan has given, from the wish to the file."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User

ONE_DAY = timedelta(days=1)
KEPT_FOR = timedelta(days=7)


class CopyQuerySet(models.QuerySet):
    def outdated(self):
        """Too old to be offered: what a fan gave has gone on since."""
        return self.filter(asked_at__lt=timezone.now() - KEPT_FOR)


class Copy(models.Model):
    """A fan has one, made by a task; it lies in the database, as web processes keep
    nothing of their own."""

    fan = models.OneToOneField(User, models.CASCADE, related_name="copy")
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True)
    archive = models.BinaryField(null=True)

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "copies"
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at=None, archive=None)
                | Q(made_at__isnull=False, archive__isnull=False),
                name="a_copy_is_made_when_there_is_an_archive",
            )
        ]

    def __str__(self):
        return f"Copy for {self.fan_id}"

    @classmethod
    @transaction.atomic
    def ask(cls, fan):
        """Begin a new one, unless one of the last day is there or on its way."""
        from .export import make_copy

        # Who clicks twice waits here, and finds the copy of the first click.
        fan = User.objects.select_for_update().get(pk=fan.pk)
        copy = cls.objects.filter(fan=fan).first()
        if copy is None or copy.can_be_asked_anew:
            anew = {"asked_at": timezone.now(), "made_at": None, "archive": None}
            copy, _is_new = cls.objects.update_or_create(fan=fan, defaults=anew)
            make_copy.enqueue(copy.pk)
        return copy

    @property
    def can_be_asked_anew(self):
        return self.asked_at < timezone.now() - ONE_DAY

    def keep(self, archive):
        self.archive, self.made_at = archive, timezone.now()
        self.save(update_fields=["archive", "made_at"])
