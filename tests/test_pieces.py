"""Pieces of pages are rendered once, and are what they would be if rendered anew."""

from datetime import timedelta

import pytest
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st

from web import pieces, stand_ins
from web.facts import age

from .canaries import HORIZONS, make_world
from .factories import make_link, make_theory, make_user
from .test_canaries import CANARY, all_of, watching

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def theory(ana):
    # Old enough that it is as old for the length of a test.
    posted = timezone.now() - timedelta(days=2)
    theory = make_theory("The boat brings her back", author=ana, created_at=posted)
    make_link(theory)
    return theory


@pytest.fixture(autouse=True)
def shelf(monkeypatch):
    """An empty one: what other tests kept does not help."""
    monkeypatch.setattr(pieces, "shelf", pieces.Shelf(pieces.LARGEST))


def test_a_page_of_kept_pieces_is_the_page_rendered_anew(theory, as_user, ana, ben):
    theory.cast_vote(ben, 1)
    readers = [Client(), as_user(ana), as_user(ben), as_user(make_user("eve"))]
    for _round in range(2):
        warm = [reader.get("/theories/") for reader in readers]
        for reader, answer in zip(readers, warm, strict=True):
            pieces.shelf.things.clear()
            anew = reader.get("/theories/")
            assert masked(anew) == masked(answer)


def masked(answer):
    """The page without the tokens, which are never the same twice."""
    page = answer.content.decode()
    parts = page.split('name="csrfmiddlewaretoken" value="')
    return [parts[0], *(part.partition('"')[2] for part in parts[1:])]


def test_each_reader_posts_with_a_token_of_their_own(theory, ben):
    fan = Client(enforce_csrf_checks=True)
    fan.force_login(ben)
    Client().get("/theories/")
    for reader in [make_user("eve"), make_user("kim")]:
        other = Client()
        other.force_login(reader)
        other.get("/theories/")
    page = fan.get("/theories/").content.decode()
    token = page.partition('csrfmiddlewaretoken" value="')[2].partition('"')[0]
    data = {"value": "1", "csrfmiddlewaretoken": token}
    assert fan.post(f"{theory.get_absolute_url()}vote/", data).status_code == 303
    assert stand_ins.TOKEN not in page


def test_whatever_is_written_shows_in_the_piece(theory, as_user, ben):
    fan = as_user(ben)
    before = fan.get("/theories/").content
    theory.author.username = "ana-renamed"
    theory.author.save()
    renamed = fan.get("/theories/").content.decode()
    assert "ana-renamed" in renamed
    theory.links.get().hide()
    assert fan.get("/theories/").content.decode() != renamed != before
    theory.hide()
    assert theory.title not in fan.get("/theories/").content.decode()


def test_pieces_of_one_horizon_are_not_shown_to_another():
    world = make_world()
    readers = [watching(each, signed_in=True) for each in HORIZONS]
    for _round in range(2):
        for horizon, reader in zip(HORIZONS, readers, strict=True):
            for url in ["/", "/theories/", "/evidence/"]:
                words = set(CANARY.findall(all_of(reader.get(url)).replace(url, "")))
                assert words <= world.known_to(horizon), url


def test_a_kept_card_asks_the_database_for_nothing(theory, as_user, ben):
    fan = as_user(ben)
    numbers = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            fan.get("/theories/")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


@example(-1_681, 1)
@given(st.integers(-100_000, 100_000_000), st.integers(0, 3_599))
def test_what_has_one_age_is_said_to_be_as_old(seconds, more):
    now = timezone.now()
    first, second = (
        now - timedelta(seconds=each) for each in (seconds, seconds + more)
    )
    if age(first) == age(second):
        assert naturaltime(first) == naturaltime(second)
