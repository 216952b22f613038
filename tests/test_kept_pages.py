"""Pages of visitors are rendered once, and never shown after anything changed."""

from datetime import timedelta
from functools import partial
from threading import Thread

import pytest
from django.db import connection
from django.test import Client
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape

from web.shelf import Shelf
from web.versions import version

from .at_once import at_once
from .canaries import HORIZONS, make_world
from .factories import make_comment, make_evidence, make_theory, make_user
from .test_canaries import CANARY, all_of, watching

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/", "/theories/", "/evidence/", "/search/?q=boat"]


@pytest.fixture
def theory():
    make_evidence("A boat at night")
    # Old enough that it is as old for the length of a test.
    posted = timezone.now() - timedelta(days=2)
    return make_theory("The boat brings her back", created_at=posted)


def queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def is_kept(client, url):
    """Whether who reads it again makes the site ask only if anything changed.

    PostgreSQL counts the transactions of all its databases as one: beside another
    test, or autovacuum, a page is rightly rendered anew. So what counts is a reading
    during which nothing at all was committed.
    """
    for _try in range(500):
        before = version()
        client.get(url)
        number = queries_of(client, url)
        if version() == before:
            return number <= 1
    pytest.fail("The database is never still.")


@pytest.mark.parametrize("url", PAGES)
def test_a_page_is_rendered_once(url, theory, client):
    first = client.get(url)
    assert is_kept(client, url)
    assert client.get(url).content == first.content


def test_letters_sent_as_they_are_are_not_those_sent_quoted(theory, client):
    assert is_kept(client, "/theories/?more=%C3%83%C2%A9")
    # WSGI hands on each byte as a letter.
    answer = client.get("/theories/", QUERY_STRING="more=\u00c3\u00a9")
    assert "?more=%C3%A9&" in answer.content.decode()


def test_of_many_readers_at_once_one_has_it_rendered(theory, client):
    client.get("/healthz")
    for number in range(100):
        url, rendered = f"/theories/?try={number}", []

        def note(template, rendered=rendered, **about):
            rendered.append(template.name)

        before = version()
        template_rendered.connect(note)
        answers = at_once(*[partial(client.get, url)] * 6)
        template_rendered.disconnect(note)
        if version() == before:
            assert rendered.count("theories/list.html") == 1
            assert len({answer.content for answer in answers}) == 1
            return
    pytest.fail("The database is never still.")


@pytest.mark.parametrize(
    "change",
    [
        lambda theory: theory.hide(),
        lambda theory: theory.edit(by=theory.author, title="The bus takes her away"),
        lambda theory: theory.cast_vote(make_user(), 1),
        lambda theory: make_comment(theory),
        lambda theory: make_theory("The boat sinks in the end"),
    ],
    ids=["hide", "edit", "vote", "comment", "post"],
)
@pytest.mark.parametrize("is_elsewhere", [False, True])
def test_whatever_is_written_shows_at_once(change, is_elsewhere, theory, client):
    before = [client.get(url).content for url in PAGES[:2]]
    if is_elsewhere:
        elsewhere(change, theory)
    else:
        change(theory)
    after = [client.get(url).content for url in PAGES[:2]]
    assert before[1] != after[1]
    assert all(is_kept(client, url) for url in PAGES[:2])


def elsewhere(change, theory):
    """In another thread, hence over a connection of its own."""

    def work():
        change(theory)
        connection.close()

    thread = Thread(target=work)
    thread.start()
    thread.join()


def test_what_is_hidden_is_gone_for_who_read_it_a_moment_ago(theory, client):
    url = theory.get_absolute_url()
    assert client.get(url).status_code == client.get(url).status_code == 200
    theory.hide()
    assert client.get(url).status_code == 404
    assert theory.title not in client.get("/theories/").content.decode()


def test_horizons_and_languages_keep_pages_of_their_own(client):
    world = make_world()
    clients = [watching(each, signed_in=False) for each in HORIZONS]
    for _round in range(3):
        for horizon, reader in zip(HORIZONS, clients, strict=True):
            for url in ["/", "/theories/", "/evidence/", *sorted(world.urls)[:12]]:
                words = set(CANARY.findall(all_of(reader.get(url)).replace(url, "")))
                assert words <= world.known_to(horizon), url
    english = client.get("/theories/").content
    assert (
        client.get("/theories/", headers={"Accept-Language": "ko"}).content != english
    )
    assert client.get("/theories/").content == english


def test_who_has_it_already_is_told_that_nothing_changed(theory, client):
    first = client.get("/theories/")
    had = {"If-None-Match": first["ETag"]}
    again = client.get("/theories/", headers=had)
    assert (again.status_code, again.content) == (304, b"")
    assert "Cookie" in again["Vary"]
    theory.hide()
    assert client.get("/theories/", headers=had).status_code == 200


def test_fans_read_pages_of_their_own(theory, client, as_user):
    ben = make_user("ben")
    visitors = client.get("/theories/").content.decode()
    answer = as_user(ben).get("/theories/")
    assert "private" in answer["Cache-Control"]
    assert escape(ben.username) in answer.content.decode()
    assert client.get("/theories/").content.decode() == visitors


def test_a_form_is_never_kept(client):
    for url in ["/accounts/login/", "/horizon/"]:
        tokens = {Client().get(url).cookies["csrftoken"].value for _ in range(2)}
        assert len(tokens) == 2
        assert not client.get(url).has_header("ETag")


def test_a_fragment_is_no_page(theory, client):
    page = client.get("/theories/?arc=government").content
    fragment = client.get("/theories/?arc=government", headers={"HX-Request": "true"})
    assert b"<html" not in fragment.content
    assert client.get("/theories/?arc=government").content == page


def test_what_was_not_found_is_looked_for_again(client):
    assert client.get("/theories/the-boat-sinks/").status_code == 404
    make_theory("The boat sinks")
    assert client.get("/theories/the-boat-sinks/").status_code == 200


def test_only_so_much_is_kept():
    shelf = Shelf(largest=30)
    for number in range(5):
        shelf.put(number, "ten letters", 10)
    assert [number for number in range(5) if shelf.get(number)] == [2, 3, 4]
    assert shelf.size == 30
