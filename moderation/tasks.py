"""What takes longer than anybody waits for, in transactions of its own.

Each goes on where it was when it is begun again.
"""

from uuid import UUID

from django.contrib.auth import get_user_model
from django.tasks import task

from tasks.attempts import REPEATABLE


@task(queue_name=REPEATABLE)
def purge(decision):
    from .models import Decision
    from .waves import purging

    purging.purge(Decision.objects.get(pk=decision))


@task(queue_name=REPEATABLE)
def undo_wave(wave, by):
    """Take back everything of a wave, in the name of who made it."""
    from .waves.undoing import put_back, undoing

    moderator = get_user_model().objects.get(pk=by)
    put_back(UUID(wave), undoing(moderator, None))


@task(queue_name=REPEATABLE)
def restore_purged(decision):
    """Put back what a purge hid, by the decision that answers it."""
    from .models import Decision
    from .waves.batch import Stroke
    from .waves.undoing import put_back
    from .words import Action

    answer = Decision.objects.get(pk=decision)
    purged = Decision.objects.get(pk=answer.before["purge"])
    words = (answer.moderator, answer.reason, answer.words, answer.wave)
    put_back(purged.wave, Stroke(Action.RESTORE, *words))
