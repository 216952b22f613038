"""The drill: back up while fans vote, restore elsewhere, and find everything there."""

import json
import os
import subprocess
import sys
from threading import Event, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from operations import backups
from theories.models import Theory, Vote

from .factories import make_comment, make_link, make_theory, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story(ana, ben):
    """A theory with some of everything that is counted."""
    theory = make_theory("Nam-ra comes back", author=ana)
    make_link(theory, author=ana)
    make_comment(theory, author=ben)
    theory.cast_vote(ben, 1)
    return theory


@pytest.fixture
def voters_at_work(story):
    """Somebody votes all the time until the test is over."""
    fans, begun, enough = [make_user() for _ in range(4)], Event(), Event()

    def vote():
        while not enough.is_set():
            for fan in fans:
                for value in (1, -1):
                    story.cast_vote(fan, value)
                    begun.set()
        connection.close()

    thread = Thread(target=vote)
    thread.start()
    assert begun.wait(30)
    yield
    enough.set()
    thread.join()


@pytest.fixture
def elsewhere(tmp_path):
    """The address of another database, empty."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/elsewhere.sqlite3"
        return
    place = connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE elsewhere")
        yield f"postgres://{place['USER']}@{place['HOST']}:{place['PORT']}/elsewhere"
        cursor.execute("DROP DATABASE elsewhere")


def manage(*arguments, database):
    """What an operator types, at another database."""
    environment = os.environ | {"DATABASE_URL": database}
    command = [sys.executable, "manage.py", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def test_a_backup_under_votes_is_restored_elsewhere(
    story, voters_at_work, elsewhere, tmp_path
):
    file = backups.make(tmp_path / "backups")
    done = manage("restore", file, database=elsewhere)
    assert done.returncode == 0, done.stderr
    assert "Things that had drifted: 0." in done.stdout
    again = manage("restore", file, database=elsewhere)
    assert "say --replace" in again.stderr
    rows = json.loads(backups.manifest_of(file).read_text())["rows"]
    assert rows["theories_vote"] >= 1
    assert rows["theories_comment"] == 1


def test_a_restore_takes_back_what_came_after(story, ana, tmp_path):
    file = backups.make(tmp_path)
    Vote.objects.all().delete()
    Theory.objects.update(title="Something else", comment_count=7)
    with pytest.raises(CommandError, match="theories_theory, theories_vote"):
        backups.compare(file)
    call_command("restore", file, replace=True)
    call_command("verify", against=file)
    story.refresh_from_db()
    assert (story.title, story.comment_count) == ("Nam-ra comes back", 1)


def test_a_file_that_changed_on_the_disk_is_not_restored(story, tmp_path):
    file = backups.make(tmp_path)
    with file.open("r+b") as content:
        content.seek(100)
        content.write(b"?")
    with pytest.raises(CommandError, match="checksum"):
        call_command("restore", file, replace=True)
    assert Theory.objects.get().title == "Nam-ra comes back"


def test_a_counter_that_drifted_is_not_sound(story):
    call_command("verify")
    Theory.objects.update(comment_count=5)
    with pytest.raises(CommandError, match="does not match"):
        call_command("verify")


def test_only_the_newest_backups_are_kept(story, tmp_path):
    files = [backups.make(tmp_path) for _ in range(3)]
    call_command("backup", str(tmp_path), keep=2)
    assert [file.exists() for file in files] == [False, False, True]
    assert not list(tmp_path.glob("*.unfinished"))
    assert {file.stat().st_mode & 0o777 for file in files if file.exists()} == {0o600}
