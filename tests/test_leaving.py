"""Taking a copy along, and leaving: words stay, the person goes, numbers stay right."""

import json
import subprocess
from datetime import timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import time_machine
from django.apps import apps
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import User
from moderation.models import Decision
from privacy.models import KEPT_FOR, ONE_DAY, Copy
from theories.models import Theory

from .at_once import at_once
from .at_the_door import is_logged_in, log_in, prove_again, sign_up
from .factories import (
    PASSWORD,
    make_comment,
    make_evidence,
    make_link,
    make_theory,
    make_user,
)
from .plugins.servers import address_of_database

# A worker lets go of its connection between tasks, and of what it did not commit.
pytestmark = pytest.mark.django_db(transaction=True)

TYPED = {"password": PASSWORD, "is_sure": "on"}


@pytest.fixture
def story(ana, ben):
    """Ben has a hand in everything that is counted."""
    theory = make_theory("Nam-ra comes back", author=ana)
    evidence = make_evidence()
    link = make_link(theory, evidence, author=ana)
    theory.cast_vote(ben, 1)
    theory.give_odds(ben, 70)
    link.cast_strength_vote(ben, 5)
    evidence.cast_accuracy_vote(ben, 1)
    make_comment(theory, author=ben, body="I was there.")
    make_theory("The roof is a signal", author=ben)
    return theory


def leave(client, **changed):
    return client.post("/settings/deletion/", TYPED | changed)


def test_words_stay_under_a_former_fan_and_every_number_is_right(story, as_user, ben):
    assert leave(as_user(ben))["Location"] == "/"
    story.refresh_from_db()
    assert (story.ups, story.comment_count) == (0, 1)
    call_command("recount", check=True)
    page = Client().get(story.get_absolute_url()).text
    assert "I was there." in page
    assert "a former fan" in page
    assert Theory.objects.get(title="The roof is a signal").author is None


def test_nothing_that_identifies_is_left_in_the_database(story, ben):
    here, elsewhere = Client(), Client()
    log_in(here, "ben")
    log_in(elsewhere, "ben")
    leave(here)
    assert not is_logged_in(elsewhere)
    assert Client().get("/fans/ben/").status_code == 404
    assert places_of("ben@example.org") == []
    assert places_of(ben.password) == []


def places_of(words):
    """The columns of any table that hold the words."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        for field in model._meta.concrete_fields:
            with connection.cursor() as cursor:
                quoted = connection.ops.quote_name
                text = f"CAST({quoted(field.column)} AS TEXT)"
                question = f"SELECT 1 FROM {quoted(table)} WHERE {text} LIKE %s"
                cursor.execute(question, [f"%{words}%"])
                if cursor.fetchone():
                    found.append(f"{table}.{field.column}")
    return found


@pytest.mark.parametrize("changed", [{"password": "a guess"}, {"is_sure": ""}])
def test_nobody_leaves_by_accident(changed, story, as_user, ben):
    assert leave(as_user(ben), **changed).status_code == 422
    assert User.objects.filter(username="ben").exists()


def test_the_last_administrator_stays(as_user, db):
    boss = make_user("boss", is_superuser=True)
    refused = leave(as_user(boss))
    assert refused.status_code == 422
    assert "Appoint another admin first." in refused.text
    make_user("deputy", is_superuser=True)
    assert leave(as_user(boss)).status_code == 303


@pytest.mark.django_db(transaction=True)
def test_of_two_administrators_who_leave_at_once_one_stays(as_user):
    bosses = [make_user(is_superuser=True) for _ in range(2)]
    doors = [partial(leave, as_user(boss)) for boss in bosses]
    answers = sorted(answer.status_code for answer in at_once(*doors))
    assert answers == [303, 422]
    assert User.objects.administrators().count() == 1


def test_the_last_administrator_cannot_be_demoted_either(as_user, db):
    boss = make_user("boss", is_superuser=True, is_staff=True)
    url = f"/admin/accounts/user/{boss.pk}/change/"
    page = as_user(boss).get(url)
    kept = page.context["adminform"].form.initial
    typed = {name: value for name, value in kept.items() if value is not None}
    joined = {"date_joined_0": "2026-01-01", "date_joined_1": "10:00"}
    for lost in ["is_superuser", "is_active"]:
        changed = typed | joined | {lost: ""}
        refused = as_user(boss).post(url, changed)
        assert refused.status_code == 422
        assert "Appoint another admin first." in refused.text
    boss.refresh_from_db()
    assert boss.is_superuser
    assert boss.is_active


def test_a_former_name_is_nobodys_for_a_year(story, as_user, ben):
    leave(as_user(ben))
    refused = sign_up(Client(), "BEN")
    assert "That name is taken." in refused.text
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        call_command("tidy")
        sign_up(Client(), "ben")
    assert User.objects.filter(username="ben").exists()


@pytest.mark.django_db(transaction=True)
def test_the_disk_holds_nothing_of_who_left(as_user, mona):
    marked = make_user("zqmarker7", first_name="zqmarker7")
    marked.emailaddress_set.create(email="zqmarker7@example.org", primary=True)
    Decision.make("warn", marked, by=mona, reason="abuse", words="Be kind.")
    make_comment(author=marked, body="I was here.")
    log_in(client := Client(headers={"user-agent": "zqmarker7"}), "zqmarker7")
    assert b"zqmarker7" in everything_on_the_disk()
    leave(client)
    assert b"I was here." in everything_on_the_disk()
    assert b"zqmarker7" not in everything_on_the_disk()


def everything_on_the_disk():
    """The files of SQLite, freed pages and all, or what pg_dump would write."""
    place = connection.settings_dict
    if connection.vendor == "sqlite":
        connection.close()
        files = [Path(f"{place['NAME']}{end}") for end in ("", "-wal")]
        return b"".join(file.read_bytes() for file in files if file.exists())
    return subprocess.check_output(["pg_dump", address_of_database()])


@pytest.fixture
def copy_of(work):
    """Ask for a copy and open it: `copy_of(client)`."""

    def copy_of(client):
        prove_again(client)
        Copy.objects.update(asked_at=timezone.now() - ONE_DAY - ONE_DAY)
        assert client.post("/settings/export/").status_code == 303
        work()
        return opened(client.get("/settings/export/file/"))

    return copy_of


def opened(answer):
    assert answer["Content-Type"] == "application/zip"
    with ZipFile(BytesIO(answer.content)) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def test_a_copy_has_all_that_a_fan_gave_and_no_secret(story, as_user, ben, copy_of):
    copy = copy_of(as_user(ben))
    assert copy["account.json"][0]["email"] == "ben@example.org"
    assert copy["vote-voter.json"][0]["theory"] == story.get_absolute_url()
    assert copy["odds-fan.json"][0]["percent"] == 70
    assert copy["comment-author.json"][0]["body"] == "I was there."
    assert copy["theory-author.json"][0]["title"] == "The roof is a signal"
    assert len(copy["strengthvote-judge.json"]) == len(copy["accuracyvote-fan.json"])
    assert ben.password not in json.dumps(copy)


def test_a_copy_has_nothing_of_anybody_else(story, as_user, ben, copy_of):
    text = json.dumps(copy_of(as_user(ben)))
    assert "ana@example.org" not in text
    story.hide()
    assert story.slug not in json.dumps(copy_of(as_user(ben))["vote-voter.json"])


def test_a_copy_is_made_meanwhile_and_once_a_day(story, as_user, ben, work):
    client = as_user(ben)
    locked = client.get("/settings/export/file/")["Location"]
    assert locked.startswith("/accounts/reauthenticate/?next=%2Fsettings%2Fexport")
    prove_again(client)
    assert client.get("/settings/export/file/")["Location"] == "/settings/export/"
    client.post("/settings/export/")
    assert "is being made" in client.get("/settings/export/").text
    work()
    assert "Download the copy" in client.get("/settings/export/").text
    for _ in range(3):
        client.post("/settings/export/")
    assert DBTaskResult.objects.count() == 1
    assert client.get("/settings/export/file/").status_code == 200


def test_a_copy_is_gone_after_a_week_or_with_the_account(as_user, ben, work):
    client = as_user(ben)
    client.post("/settings/export/")
    work()
    with time_machine.travel(timezone.now() + KEPT_FOR + ONE_DAY):
        call_command("tidy")
    assert not Copy.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_nobody_writes_to_who_left(as_user, ben, settings):
    settings.MAILERS = {"default": {"BACKEND": "tasks.mailing.MailByTask"}}
    for address in ("ana@example.org", "ben@example.org"):
        EmailMessage("A subject", "Words.", to=[address]).send()
    leave(as_user(ben))
    assert places_of("ben@example.org") == []
    assert DBTaskResult.objects.count() == 1
