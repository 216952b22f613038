"""The database is locked, read-only or gone: the site says so and keeps the words."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from theories.models import Comment, Vote
from web.outages import is_outage

from .at_once import at_once
from .at_the_door import sign_up
from .factories import PASSWORD, make_theory

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "Everything I know about the bonfire on the roof."


@pytest.fixture
def patient_client(as_user, ben):
    """Ben's browser, which gets the answer where tests would get the exception."""
    client = as_user(ben)
    client.raise_request_exception = False
    return client


@pytest.fixture
def theory():
    return make_theory()


@pytest.fixture
def read_only():
    on_sqlite = connection.vendor == "sqlite"
    switch = "PRAGMA query_only=" if on_sqlite else "SET default_transaction_read_only="
    with connection.cursor() as cursor:
        cursor.execute(f"{switch}ON")
        yield
        cursor.execute(f"{switch}OFF")


@pytest.fixture
def locked():
    """Somebody else writes and does not come to an end."""
    on_sqlite = connection.vendor == "sqlite"
    other = connection.copy()
    with connection.cursor() as ours, other.cursor() as theirs:
        ours.execute(f"{'PRAGMA busy_timeout=' if on_sqlite else 'SET lock_timeout='}1")
        theirs.execute("BEGIN IMMEDIATE" if on_sqlite else "BEGIN")
        if not on_sqlite:
            theirs.execute("LOCK TABLE theories_theory IN EXCLUSIVE MODE")
        yield
        theirs.execute("ROLLBACK")
    other.close()
    connection.close()


def test_on_a_read_only_disk_words_come_back_and_reading_goes_on(
    patient_client, theory, read_only
):
    url = theory.get_absolute_url()
    answer = patient_client.post(f"{url}comments/", {"body": WORDS})
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert WORDS in answer.text
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert Client().get(url).status_code == 200
    assert not Comment.objects.exists()


@pytest.fixture
def full_disk():
    """Not one more page for the file."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL says it by an error of the same kind.")
    with connection.cursor() as cursor:
        # What earlier tests freed would take a good deal more.
        cursor.execute("VACUUM")
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count={pages}")
        yield
        cursor.execute("PRAGMA max_page_count=4294967294")


def test_on_a_full_disk_words_come_back_and_what_is_there_stays(
    patient_client, theory, full_disk
):
    url = theory.get_absolute_url()
    told = []
    for number in range(19):
        words = f"{number}. {WORDS} {'It burned all night. ' * 200}"
        answer = patient_client.post(f"{url}comments/", {"body": words})
        told.append(answer.status_code)
        if answer.status_code == 503:
            break
    assert told[-1] == 503
    assert words[:100] in answer.text
    assert Comment.objects.count() == told.count(303)
    assert Client().get(url).status_code == 200


def test_a_vote_while_the_database_is_locked_changes_nothing_and_says_so(
    patient_client, theory, locked
):
    url = f"{theory.get_absolute_url()}vote/"
    answer = patient_client.post(url, {"value": "1"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Reswap"]) == (503, "none")
    assert "Try again" in answer.text
    assert not Vote.objects.exists()


def test_what_was_typed_at_the_door_is_never_shown(client, read_only):
    client.raise_request_exception = False
    answer = sign_up(client, username="somebody-new")
    assert answer.status_code == 503
    assert PASSWORD not in answer.text
    assert "somebody-new" not in answer.text


def test_a_mistake_of_ours_is_no_outage():
    assert not is_outage(OperationalError("no such table: theories_theory"))
    assert is_outage(OperationalError("database is locked"))


def test_ready_means_that_the_database_answers(client, monkeypatch):
    assert client.get("/readyz").status_code == 200
    connection.close()
    place = "HOST" if connection.vendor == "postgresql" else "NAME"
    monkeypatch.setitem(connection.settings_dict, place, "/nowhere/at/all")
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


def test_who_comes_while_somebody_writes_reads_all_the_same(theory, locked):
    def read():
        answers = [Client(raise_request_exception=False).get("/") for _ in range(2)]
        connection.close()
        return [answer.status_code for answer in answers]

    # A connection that asks the database for the first time.
    assert at_once(read) == [[200, 200]]
