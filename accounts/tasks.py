"""What follows when a fan gets or loses their vote, on however many things."""

from django.contrib.auth import get_user_model
from django.tasks import task

from tasks.attempts import REPEATABLE


@task(queue_name=REPEATABLE)
def settle_voices(fan):
    """Count what they said, or stop counting it: whatever stands by now."""
    for each in get_user_model().objects.filter(pk=fan):
        for voices in (each.votes, each.judgements, each.accuracy_votes, each.odds):
            voices.all().settle()
