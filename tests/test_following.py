"""Keeping an eye on a theory: what is new in it, and only until it was seen."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.utils import timezone

from moderation.models import Decision
from theories.models import Follow

from .at_once import at_once
from .factories import make_comment, make_evidence, make_link, make_theory, make_user
from .reading import HTMX
from .rows import fresh

pytestmark = pytest.mark.django_db


def press(client, theory, value="1", headers=None):
    url = f"{theory.get_absolute_url()}follow/"
    return client.post(url, {"value": value}, headers=headers)


def news(client):
    """{theory: what the page says is new}, in the order of the page."""
    names = ["new_comments", "new_links", "is_edited", "has_verdict"]
    follows = client.get("/following/").context["page"].items
    return {
        each.theory: {
            name: getattr(each, name) for name in names if getattr(each, name)
        }
        for each in follows
    }


@pytest.fixture
def followed(ben):
    """A theory that ben has followed since yesterday."""
    theory = make_theory()
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        theory.follow(ben)
    return theory


def test_a_theory_is_followed_and_left_from_its_page(as_user, ben):
    theory, client = make_theory(), as_user(ben)
    assert press(client, theory).status_code == 303
    assert press(client, theory).status_code == 303
    assert list(news(client)) == [theory]
    box = press(client, theory, "0", headers=HTMX)
    assert 'aria-pressed="false"' in box.text
    assert "<html" not in box.text
    assert not Follow.objects.exists()


def test_visitors_are_asked_to_log_in_and_nonsense_is_refused(client, as_user, ben):
    theory = make_theory()
    assert "Log in to follow" in client.get(theory.get_absolute_url()).text
    assert press(client, theory).status_code == 302
    for value in ["", "2", "x"]:
        assert press(as_user(ben), theory, value).status_code == 422
    assert press(as_user(ben), make_theory(reveal_at=203)).status_code == 404
    assert not Follow.objects.exists()


def test_what_others_added_is_new_and_comes_first(as_user, ben, followed):
    quiet = make_theory()
    quiet.follow(ben)
    make_comment(followed)
    make_comment(followed, author=ben)
    make_link(followed)
    followed.edit(by=followed.author, body="More of it.")
    assert news(as_user(ben)) == {
        followed: {"new_comments": 1, "new_links": 1, "is_edited": True},
        quiet: {},
    }


def test_nothing_new_tells_of_what_is_out_of_sight(as_user, ben, followed):
    make_comment(followed, body="As S2E3 shows.")
    make_link(followed, make_evidence(reveal_at=203))
    make_comment(followed).hide()
    assert news(as_user(ben)) == {followed: {}}
    followed.hide()
    assert news(as_user(ben)) == {}


def test_looking_changes_nothing_and_saying_so_does(as_user, ben, followed):
    make_comment(followed)
    client = as_user(ben)
    client.get(followed.get_absolute_url())
    page = client.get("/following/")
    assert "Something new in 1 theory." in page.text
    later = make_theory()
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        later.follow(ben)
    until = page.context["now"].isoformat()
    make_comment(later)
    assert client.post("/following/", {"until": until}).status_code == 303
    assert news(client) == {later: {"new_comments": 1}, followed: {}}


@pytest.mark.parametrize("until", ["", "x", "2026-13-01"])
def test_what_was_seen_until_when_has_to_be_said(until, as_user, ben, followed):
    before = fresh(followed.follows.get()).seen_at
    answer = as_user(ben).post("/following/", {"until": until})
    assert answer.status_code == 422
    assert fresh(followed.follows.get()).seen_at == before


def test_nobody_has_seen_what_is_still_to_come(as_user, ben, followed):
    as_user(ben).post("/following/", {"until": "2999-01-01T00:00:00Z"})
    assert followed.follows.get().seen_at <= timezone.now()


def merge(one, other, mona):
    return Decision.make("merge", one, by=mona, into=other.pk, reason="duplicate")


def test_a_merge_keeps_its_followers_and_taking_it_apart_too(ben, mona, followed):
    other, both = make_theory(), make_user()
    for theory in [followed, other]:
        theory.follow(both)
    before = set(Follow.objects.values_list("pk", flat=True))
    merged = merge(followed, other, mona)
    assert {each.fan for each in other.follows.all()} == {ben, both}
    assert other.follows.get(fan=ben).seen_at == followed.follows.get(fan=ben).seen_at
    merged.undo(by=mona)
    assert set(Follow.objects.values_list("pk", flat=True)) == before


@pytest.mark.django_db(transaction=True)
def test_who_follows_during_a_merge_follows_where_it_went(mona):
    one, other, fans = make_theory(), make_theory(), [make_user() for _ in range(5)]
    at_once(
        *[partial(one.follow, fan) for fan in fans], partial(merge, one, other, mona)
    )
    assert {each.fan for each in other.follows.all()} == set(fans)
