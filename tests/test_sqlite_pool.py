"""Threads hand on what they have open to a file, as long as it can be trusted."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from django.db import OperationalError, connections

from web.sqlite3.base import pool
from web.sqlite3.pool import MOST

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connections["default"].vendor != "sqlite", reason="PostgreSQL has a pool too."
    ),
]


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "letters.sqlite3"
    write(file, "first")
    yield file
    for opened, idle in pool.idle.items():
        while opened.path == str(file) and idle:
            idle.pop().close()


def write(file, letter):
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE letter (words)")
        database.execute("INSERT INTO letter VALUES (?)", [letter])


@pytest.fixture
def thread(file):
    """A connection of Django's such as each thread has."""
    opened = []

    def thread():
        connection = connections.create_connection("default")
        connection.settings_dict = {**connection.settings_dict, "NAME": str(file)}
        connection.connect()
        opened.append(connection)
        return connection

    yield thread
    for each in opened:
        each.close()


def letter_read_by(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM letter")
        return cursor.fetchone()[0]


def test_the_next_thread_goes_on_with_what_was_open(thread):
    first = thread()
    opened = first.connection
    first.close_if_unusable_or_obsolete()
    assert first.connection is None
    assert thread().connection is opened
    assert thread().connection is not opened


def test_what_had_a_fault_is_not_handed_on(thread):
    first = thread()
    opened = first.connection
    with pytest.raises(OperationalError), first.cursor() as cursor:
        cursor.execute("SELECT * FROM nothing")
    first.close_if_unusable_or_obsolete()
    assert thread().connection is not opened


def test_what_is_in_a_transaction_is_not_handed_on(thread):
    first = thread()
    opened = first.connection
    first.cursor().execute("BEGIN IMMEDIATE")
    first.close_if_unusable_or_obsolete()
    assert thread().connection is not opened


def test_after_a_restore_everybody_reads_the_new_file(thread, file, tmp_path):
    first, second = thread(), thread()
    first.close_if_unusable_or_obsolete()
    write(tmp_path / "other.sqlite3", "second")
    shutil.move(tmp_path / "other.sqlite3", file)
    second.close_if_unusable_or_obsolete()
    third, fourth = thread(), thread()
    assert letter_read_by(third) == letter_read_by(fourth) == "second"


def test_no_more_stay_open_than_are_of_use(thread, file):
    crowd = [thread() for _ in range(MOST + 3)]
    for each in crowd:
        each.close_if_unusable_or_obsolete()
    assert all(each.connection is None for each in crowd)
    [idle] = [idle for opened, idle in pool.idle.items() if opened.path == str(file)]
    assert len(idle) == MOST
