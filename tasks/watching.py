"""How much waits and how much is parked, for /metrics."""

from django.db import DatabaseError
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from prometheus_client import Gauge

from web.watching import registry

tasks = Gauge("tracker_tasks", "Tasks by state", ["state"], registry=registry)
late = Gauge(
    "tracker_tasks_late_seconds",
    "How long the task that waits longest could have been begun",
    registry=registry,
)


def look():
    """Of the whole site, whichever process is asked; old numbers without a database."""
    try:
        due = DBTaskResult.objects.ready().order_by("enqueued_at").first()
        waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY).count()
        parked = DBTaskResult.objects.failed().count()
    except DatabaseError:
        return
    tasks.labels("waiting").set(waiting)
    tasks.labels("parked").set(parked)
    late.set((timezone.now() - due_since(due)).total_seconds() if due else 0)


def due_since(task):
    """One without a time to begin at is due from its first moment."""
    return max(
        moment
        for moment in (task.enqueued_at, task.run_after)
        if moment <= timezone.now()
    )
