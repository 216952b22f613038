"""What is left for later is done once, whatever dies; or somebody is told."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.tasks import TaskResultStatus as Status
from django.tasks import task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from characters.models import Term
from tasks.attempts import MAIL, MOST_ATTEMPTS, REPEATABLE, pause_after, take_back
from tasks.models import Worker

from .factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)

LEASE = timedelta(seconds=30)
LONG_AGO = timedelta(minutes=5)


@task
def note(word):
    Term.objects.create(slug=word, name=word)


@task
def note_and_fail(word):
    note.call(word)
    raise ValueError(f"Nothing for {word}@example.org here.")


@task(queue_name=MAIL)
def mail():
    raise ConnectionRefusedError


@task(queue_name=REPEATABLE)
def note_again(word):
    Term.objects.get_or_create(slug=word, name=word)


def the_task():
    return DBTaskResult.objects.get()


def due_now():
    DBTaskResult.objects.update(run_after=timezone.now())


@pytest.mark.parametrize("what", [note, note_again])
def test_a_task_is_done_once_and_what_it_was_about_is_forgotten(what, work):
    what.enqueue("boat")
    work()
    work()
    assert Term.objects.get().name == "boat"
    assert the_task().status == Status.SUCCESSFUL
    assert "boat" not in str(the_task().args_kwargs)


def test_a_task_that_fails_changes_nothing_and_is_tried_again_later(work):
    note_and_fail.enqueue("boat")
    work()
    found = the_task()
    assert (found.status, len(found.worker_ids)) == (Status.READY, 1)
    assert timedelta(seconds=5) < found.run_after - timezone.now() <= pause_after(1)
    assert not Term.objects.exists()
    assert "ValueError" in found.traceback
    assert "boat@example.org" not in found.traceback


@pytest.mark.parametrize("what", [(note_and_fail, "boat"), (mail,)])
def test_a_task_that_always_fails_is_parked_after_a_while(what, work):
    task, *given = what
    task.enqueue(*given)
    for _ in range(MOST_ATTEMPTS + 2):
        due_now()
        work()
    found = the_task()
    assert (found.status, len(found.worker_ids)) == (Status.FAILED, MOST_ATTEMPTS)
    assert not Term.objects.exists()


def test_pauses_grow_to_the_better_part_of_an_hour():
    pauses = [pause_after(number).total_seconds() for number in (1, 2, 3, 4, 5)]
    assert pauses == [10, 40, 160, 640, 2560]


def abandoned(task, *given, by="who died", tries=1):
    """In the hands of a worker that was not seen for a while."""
    found = task.enqueue(*given).db_result
    for _ in range(tries):
        found.claim(by)
    Worker.see(by, found.pk)
    Worker.objects.update(seen_at=timezone.now() - LONG_AGO)
    DBTaskResult.objects.update(started_at=timezone.now() - LONG_AGO)
    return found


def test_what_a_dead_worker_held_is_done_by_another(work):
    abandoned(note, "boat")
    work()
    assert Term.objects.get().name == "boat"


def test_a_mail_in_a_dead_hand_is_not_sent_twice_but_shown(work):
    abandoned(mail)
    work()
    assert the_task().status == Status.FAILED
    assert "It may have gone out" in the_task().traceback


def test_a_task_that_kills_its_worker_is_parked_in_the_end():
    abandoned(note, "boat", tries=MOST_ATTEMPTS)
    assert take_back(LEASE) == 1
    assert the_task().status == Status.FAILED


def test_a_worker_that_still_says_something_keeps_its_task():
    found = abandoned(note, "boat")
    Worker.see("who died", found.pk)
    assert take_back(LEASE) == 0
    assert the_task().status == Status.RUNNING


def test_a_task_that_was_taken_just_now_is_left_to_who_took_it():
    found = mail.enqueue().db_result
    found.claim("somebody quick")
    assert take_back(LEASE) == 0
    assert the_task().status == Status.RUNNING


@task
def note_while_taken_for_dead(word):
    note.call(word)
    DBTaskResult.objects.update(worker_ids=["somebody else"])


def test_who_was_taken_for_dead_leaves_no_trace(work):
    note_while_taken_for_dead.enqueue("boat")
    work()
    assert not Term.objects.exists()


def test_mail_goes_out_by_a_task(mail_by_task, mailoutbox, work):
    EmailMessage("A subject", "Words.", "us@example.org", ["ana@example.org"]).send()
    assert mailoutbox == []
    work()
    work()
    [letter] = mailoutbox
    assert (letter.subject, letter.to) == ("A subject", ["ana@example.org"])
    assert "ana@example.org" not in str(the_task().args_kwargs)


def test_a_mail_server_that_is_away_loses_no_mail(
    mail_by_task, settings, mailoutbox, work
):
    settings.MAILERS["out"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1},
    }
    EmailMessage("A subject", "Words.", "us@example.org", ["ana@example.org"]).send()
    work()
    assert the_task().status == Status.READY
    settings.MAILERS["out"] = {
        "BACKEND": "django.core.mail.backends.locmem.EmailBackend"
    }
    due_now()
    work()
    assert len(mailoutbox) == 1


def test_who_runs_the_site_sees_what_was_parked_and_tries_it_again(as_user, work):
    boss = as_user(make_user("boss", is_superuser=True, is_staff=True))
    found = abandoned(note, "boat", tries=MOST_ATTEMPTS)
    take_back(LEASE)
    url = "/admin/django_tasks_database/dbtaskresult/"
    page = boss.get(f"{url}{found.pk}/change/")
    assert "again and again" in page.text
    assert "boat" not in page.text
    boss.post(url, {"action": "try_again", "_selected_action": [str(found.pk)]})
    work()
    assert Term.objects.get().name == "boat"


def test_moderators_have_no_business_with_tasks(as_user, mona):
    url = "/admin/django_tasks_database/dbtaskresult/"
    assert as_user(mona).get(url).status_code == 403
