"""On SQLite the writers of a process wait for each other, and always pass on."""

from threading import Event

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import User
from web.sqlite3.base import turns

from .at_once import at_once
from .factories import make_user

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no file."),
]


def is_nobodys_turn():
    return not any(turn.locked() for turn in turns.values())


def test_who_waits_writes_when_the_other_is_done():
    has_begun, order = Event(), []

    def first():
        with transaction.atomic():
            has_begun.set()
            make_user("first")
            order.append("first")

    def second():
        assert has_begun.wait(30)
        with transaction.atomic():
            order.append("second")
            make_user("second")

    at_once(first, second)
    assert order == ["first", "second"]
    assert User.objects.filter(username__in=order).count() == 2
    assert is_nobodys_turn()


def test_a_write_that_fails_passes_on():
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute("SELECT nothing FROM nowhere")
    assert is_nobodys_turn()


def test_a_connection_lost_in_the_middle_passes_on():
    def break_off():
        with transaction.atomic():
            connection.close()

    at_once(break_off)
    assert is_nobodys_turn()


def test_what_is_done_after_a_commit_may_write():
    with transaction.atomic():
        transaction.on_commit(lambda: make_user("afterwards"))
    assert User.objects.filter(username="afterwards").exists()
    assert is_nobodys_turn()
