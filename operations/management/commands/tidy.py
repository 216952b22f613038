from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import FormerName
from privacy.models import Copy
from tasks.models import Day, Worker
from web.wiping import empty_write_ahead_log

A_DAY = timedelta(days=1)
PARKED_FOR = timedelta(days=14)


class Command(BaseCommand):
    help = (
        "Deletes what is over: sessions with their addresses, tasks, copies, former"
        " names; empties SQLite's write-ahead log."
    )

    def handle(self, **options):
        end_sessions()
        now = timezone.now()
        tasks = DBTaskResult.objects
        tasks.successful().filter(finished_at__lt=now - A_DAY).delete()
        tasks.failed().filter(finished_at__lt=now - PARKED_FOR).delete()
        Worker.objects.filter(seen_at__lt=now - A_DAY).delete()
        Day.objects.filter(date__lt=now - PARKED_FOR).delete()
        Copy.objects.outdated().delete()
        FormerName.objects.over().delete()
        empty_write_ahead_log()


def end_sessions():
    call_command("clearsessions")
    longest = timedelta(seconds=settings.SESSION_LONGEST_AGE)
    for old in UserSession.objects.filter(created_at__lt=timezone.now() - longest):
        old.end()
    alive = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=alive).delete()
