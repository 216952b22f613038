"""Parts of a page, kept for other fans, are what each of them would get anew."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from theories.models import Verdict
from web import kept_parts, pieces
from web.kept_parts import LARGEST
from web.shelf import LIFETIME, Shelf

from .factories import make_comment, make_evidence, make_link, make_theory, make_user
from .test_query_counts import Site

pytestmark = pytest.mark.django_db(transaction=True)

NEW = re.compile(r'name="(csrfmiddlewaretoken|key)" value="([^"]+)"')
"""What is never the same twice."""
PARTS = 2
"""Of a page: the head, and what is its own."""
AGO = re.compile(r"(<time[^>]*>)[^<]*")


@pytest.fixture(autouse=True)
def shelf(monkeypatch):
    """An empty one: what other tests kept does not help."""
    monkeypatch.setattr(kept_parts, "shelf", Shelf(LARGEST, LIFETIME))
    return kept_parts.shelf


@pytest.fixture
def theory(ana):
    # Old enough that it is as old for the length of a test.
    posted = timezone.now() - timedelta(days=2)
    theory = make_theory("The boat brings her back", author=ana, created_at=posted)
    make_link(theory, make_evidence("A boat at night", created_at=posted))
    comment = make_comment(theory, author=ana)
    theory.comments.filter(pk=comment.pk).update(created_at=posted)
    return theory


@pytest.fixture
def pages(theory):
    page, link = theory.get_absolute_url(), theory.links.get()
    return [
        "/theories/",
        "/theories/?sort=new",
        "/theories/?arc=government&pages=2",
        "/evidence/",
        link.evidence.get_absolute_url(),
        page,
        f"{page}?odds=shown",
        f"{page}?link={link.pk}",
        f"{page}?reply={theory.comments.get().pk}",
    ]


def new_fan(**fields):
    # With a key that no count on a page can be taken for.
    fan = make_user(pk=User.objects.latest("pk").pk + 100_000, **fields)
    client = Client()
    client.force_login(fan)
    return fan, client


def clear():
    for each in (kept_parts.shelf, pieces.shelf):
        each.things.clear()


def anew(client, page):
    clear()
    return masked(client.get(page))


def masked(answer):
    return AGO.sub(r"\1", NEW.sub(r'name="\1"', answer.content.decode()))


def test_two_fans_of_whom_the_same_is_true_share_it(pages, shelf):
    (_one, first), (_other, second) = new_fan(), new_fan()
    for page in pages:
        shelf.things.clear()
        first.get(page)
        second.get(page)
        assert len(shelf.things) == PARTS, page


def test_each_gets_what_would_be_rendered_for_them(theory, pages, as_user, ana, mona):
    link = theory.links.get()
    acts = [
        lambda fan: None,
        lambda fan: theory.cast_vote(fan, 1),
        lambda fan: theory.give_odds(fan, 70),
        lambda fan: theory.follow(fan),
        lambda fan: link.cast_strength_vote(fan, 5),
        lambda fan: link.evidence.cast_accuracy_vote(fan, 1),
        lambda fan: make_comment(theory, author=fan),
        lambda fan: make_link(theory, author=fan),
        lambda fan: make_theory("Of my own", author=fan),
        lambda fan: make_evidence("Of my own", added_by=fan),
    ]
    readers = [Client(), as_user(ana), as_user(link.author), as_user(mona)]
    readers += [new_fan(watched_through=109)[1], new_fan(language="ko")[1]]
    for act in acts:
        fan, client = new_fan()
        act(fan)
        readers.append(client)
    for page in pages:
        warm = [masked(each.get(page)) for each in [*readers, *readers]]
        assert warm == [anew(each, page) for each in readers] * 2, page


def test_whoever_finds_something_of_their_own_gets_that(theory, shelf):
    """Nothing else tells the page of a locked theory from that of the next fan."""
    (fan, own), (_other, others) = new_fan(), new_fan()
    comment = make_comment(theory, author=fan)
    theory.locked = True
    theory.save()
    page = theory.get_absolute_url()
    report = f"target=comment-{comment.pk}"
    assert report in others.get(page).content.decode()
    assert report not in own.get(page).content.decode()
    assert len(shelf.things) == 2 * PARTS


def test_letters_sent_as_they_are_are_not_those_sent_quoted(theory):
    (_one, first), (_other, second) = new_fan(), new_fan()
    first.get("/theories/?more=%C3%83%C2%A9")
    # WSGI hands on each byte as a letter.
    answer = second.get("/theories/", QUERY_STRING="more=\u00c3\u00a9")
    assert "?more=%C3%A9&" in answer.content.decode()


def test_rendering_it_asks_the_database_for_nothing(pages):
    (_one, first), (_other, second) = new_fan(), new_fan()
    for page in pages:
        first.get(page)
        clear()
        numbers = []
        for client in (second, first):
            with CaptureQueriesContext(connection) as queries:
                client.get(page)
            numbers.append(len(queries))
        assert numbers[0] == numbers[1], page


def test_of_a_page_with_all_that_there_is_nothing_is_missing(ana, season_one):
    site = Site(ana, season_one[112])
    site.grow(4)
    settled = Verdict.objects.latest("pk").theory
    (_one, first), (_other, second) = new_fan(), new_fan()
    for thing in (site.theory, settled, site.evidence):
        page, numbers = thing.get_absolute_url(), []
        clear()
        for reader in (first, second):
            with CaptureQueriesContext(connection) as queries:
                warm = masked(reader.get(page))
            numbers.append(len(queries))
        assert numbers[0] == numbers[1], page
        assert warm == anew(second, page)


def test_each_form_is_new(theory):
    (_one, first), (_other, second) = new_fan(), new_fan()
    found = []
    for client in (first, first, second):
        page = client.get(theory.get_absolute_url()).content.decode()
        found.append(dict(NEW.findall(page)))
    tokens = {each["csrfmiddlewaretoken"] for each in found}
    assert len(tokens) == len({each["key"] for each in found}) == 3


def test_staff_and_visitors_have_no_part_in_it(theory, as_user, mona, shelf):
    for client in (Client(), as_user(mona)):
        client.get(theory.get_absolute_url())
    assert not shelf.things
