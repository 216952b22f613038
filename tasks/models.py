"""Who works at what just now, so that what a dead worker held is taken up again; and
the days whose tasks were promised."""

from django.db import models
from django.utils import timezone


class WorkerQuerySet(models.QuerySet):
    def alive(self, lease):
        """Those seen within `lease`, a timedelta."""
        return self.filter(seen_at__gt=timezone.now() - lease)


class Worker(models.Model):
    """A worker with something in hand; it says every few seconds that it still lives.

    Who has nothing to do writes nothing: every commit makes kept pages stale.
    """

    name = models.CharField(max_length=64, primary_key=True)
    task = models.UUIDField(null=True)
    seen_at = models.DateTimeField(default=timezone.now)

    objects = WorkerQuerySet.as_manager()

    def __str__(self):
        return self.name

    @classmethod
    def see(cls, name, task):
        seen = {"task": task, "seen_at": timezone.now()}
        cls.objects.update_or_create(name=name, defaults=seen)


class Day(models.Model):
    """A day, in UTC, whose tasks have been promised."""

    date = models.DateField(primary_key=True)

    def __str__(self):
        return str(self.date)
