"""What becomes of a task that was begun: done, tried again later, or parked.

A task is done in one transaction with the note that it is done, so however often it is
begun, its effect is there once. Two queues are for what that does not suit. Mail leaves
the database and cannot be called back: where a worker died with a mail in hand, nobody
knows whether it went out, and a person decides. And what comes out the same however
often it is done need not keep writers waiting all the while.
"""

from datetime import timedelta
from traceback import format_exception

from django.db import DatabaseError, transaction
from django.tasks import TaskContext, TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from web.logs import discreet

from .models import Worker

MAIL, REPEATABLE = "mail", "repeatable"
"""The queues of what is done outside of a transaction."""
MOST_ATTEMPTS = 6
FORGOTTEN = {"args": [], "kwargs": {}}
UNCERTAIN = "The worker died with this in hand. It may have gone out: look first."
DEADLY = "The worker died with this in hand, again and again."


class OutOfHand(Exception):
    """Not ours any more, or done and nobody could be told: take_back() sees to it."""


def pause_after(attempts):
    """10 s, 40 s, 3 min, 11 min, 43 min: mail servers come back, our bugs do not."""
    return timedelta(seconds=10 * 4 ** (attempts - 1))


def attempt(found):
    """Do it. Raises OutOfHand, or whatever the task raises."""
    if found.queue_name not in (MAIL, REPEATABLE):
        with transaction.atomic():
            finish(found, call(found))
        return
    value = call(found)
    try:
        finish(found, value)
    except DatabaseError as fault:
        # It is done: to fail now would be to do it again.
        raise OutOfHand from fault


def call(found):
    task, given = found.task, found.args_kwargs
    context = [TaskContext(task_result=found.task_result)] if task.takes_context else []
    return task.call(*context, *given["args"], **given["kwargs"])


def finish(found, value):
    """Note that it is done. What it was about is nobody's business any more."""
    move(
        found,
        status=TaskResultStatus.SUCCESSFUL,
        finished_at=timezone.now(),
        return_value=value,
        args_kwargs=FORGOTTEN,
        exception_class_path="",
        traceback="",
    )


def fail(found, fault):
    """Again later, or parked when it was tried often enough."""
    said = {
        "exception_class_path": f"{type(fault).__module__}.{type(fault).__qualname__}",
        "traceback": discreet("".join(format_exception(fault))),
    }
    attempts = len(found.worker_ids)
    if attempts >= MOST_ATTEMPTS:
        park(found, **said)
    else:
        again(found, after=pause_after(attempts), **said)


def again(found, after=timedelta(), **said):
    move(found, status=TaskResultStatus.READY, run_after=timezone.now() + after, **said)


def park(found, **said):
    now = timezone.now()
    move(found, status=TaskResultStatus.FAILED, finished_at=now, **said)


def move(found, **changed):
    """Only as long as it is still in the hands it was in when it was read."""
    held = DBTaskResult.objects.running().filter(worker_ids=found.worker_ids)
    if not held.filter(pk=found.pk).update(**changed):
        raise OutOfHand(found.pk)


@transaction.atomic
def take_back(lease):
    """What workers held that were not seen for `lease`; returns how many tasks."""
    alive = set(Worker.objects.alive(lease).values_list("name", "task"))
    # Who took a task just now had no time yet to say so.
    held = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - lease)
    held = held.select_for_update(skip_locked=True)
    silent = [each for each in held if (each.worker_ids[-1], each.pk) not in alive]
    for each in silent:
        if each.queue_name == MAIL:
            park(each, traceback=UNCERTAIN)
        elif len(each.worker_ids) >= MOST_ATTEMPTS:
            park(each, traceback=DEADLY)
        else:
            again(each)
    return len(silent)


def unpark(tasks):
    """Of these, try what was parked as if it were new; returns how many that were."""
    return tasks.filter(status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY,
        run_after=timezone.now(),
        finished_at=None,
        worker_ids=[],
        exception_class_path="",
        traceback="",
    )
