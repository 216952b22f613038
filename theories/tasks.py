"""What is done about theories while nobody waits."""

import logging

from django.tasks import task

from tasks.attempts import REPEATABLE

logger = logging.getLogger("tracker.tasks")


@task
def send_digests():
    """A task for each, so that one that fails holds up no other."""
    from .models import Digest

    for pk in Digest.objects.due().values_list("pk", flat=True):
        send_digest.enqueue(pk)


@task
def send_digest(pk):
    """Nothing when it was sent meanwhile, or is not wanted any more."""
    from . import digests
    from .models import Digest

    due = Digest.objects.due().select_for_update(of=["self"])
    if digest := due.select_related("fan").filter(pk=pk).first():
        digests.send_digest(digest)


@task(queue_name=REPEATABLE)
def recount():
    """Mend what drifted, and say so: it should never be anything."""
    from .recounting import everything

    drifted = sum(1 for _about, _drift in everything(repair=True))
    if drifted:
        logger.error("%s things had drifted", drifted)
    return drifted
