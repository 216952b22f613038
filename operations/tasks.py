"""What keeps the site in order, day by day."""

from django.core.management import call_command
from django.tasks import task

from tasks.attempts import REPEATABLE


@task(queue_name=REPEATABLE)
def tidy():
    call_command("tidy")
