"""What a day asks for is promised once, however many workers there are."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from tasks.daily import promise_daily
from theories.tasks import recount

from .at_once import at_once
from .factories import make_theory
from .rows import fresh

pytestmark = pytest.mark.django_db(transaction=True)


def promised():
    return sorted(DBTaskResult.objects.values_list("task_path", flat=True))


def test_each_day_is_promised_once_by_many_workers():
    at_once(*[promise_daily] * 4)
    assert promised() == sorted(settings.DAILY_TASKS)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        promise_daily()
    assert promised() == sorted(settings.DAILY_TASKS * 2)


def test_all_of_them_can_be_done(work):
    promise_daily()
    work()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_what_drifted_is_mended_and_told(work, caplog):
    theory = make_theory()
    type(theory).objects.update(comment_count=7)
    recount.enqueue()
    work()
    assert fresh(theory).comment_count == 0
    assert "1 things had drifted" in caplog.text
    caplog.clear()
    recount.enqueue()
    work()
    assert "drifted" not in caplog.text


def test_the_list_names_tasks():
    for name in settings.DAILY_TASKS:
        assert import_string(name).enqueue
