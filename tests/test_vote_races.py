"""Fans who vote at the same moment lose nothing and count nothing twice."""

from functools import partial

import pytest

from theories.models import Theory, Vote
from theories.recounting import recount

from .at_once import at_once
from .factories import (
    make_comment,
    make_evidence,
    make_link,
    make_theory,
    make_user,
)
from .reading import HTMX

pytestmark = pytest.mark.django_db(transaction=True)

UP, NONE, DOWN = Vote.Choice.UP, Vote.Choice.NONE, Vote.Choice.DOWN
FAN_COUNT = 8


@pytest.fixture
def fans():
    return [make_user() for _ in range(FAN_COUNT)]


def assert_nothing_drifted():
    assert [drift for _theory, drift in recount(repair=False)] == []


def test_two_fans_at_the_same_moment_lose_nothing(as_user):
    theory = make_theory()
    url = f"/theories/{theory.slug}/vote/"
    clients = [as_user(make_user()) for _ in range(2)]
    answers = at_once(*[partial(each.post, url, {"value": "1"}) for each in clients])
    theory.refresh_from_db()
    assert [answer.status_code for answer in answers] == [303, 303]
    assert (theory.ups, theory.votes.count()) == (2, 2)


def test_one_fan_in_many_tabs_counts_once(as_user):
    theory, fan = make_theory(), make_user()
    url = f"/theories/{theory.slug}/vote/"
    tabs = [as_user(fan) for _ in range(FAN_COUNT)]
    answers = at_once(
        *[partial(tab.post, url, {"value": "1"}, headers=HTMX) for tab in tabs]
    )
    theory.refresh_from_db()
    assert {answer.status_code for answer in answers} == {200}
    assert (theory.ups, theory.score, theory.votes.count()) == (1, 1, 1)


def test_fans_who_change_their_minds_again_and_again_leave_no_drift(fans):
    theory = make_theory()

    def waver(fan):
        for value in [UP, NONE, DOWN, UP, UP, DOWN, NONE, UP]:
            theory.cast_vote(fan, value)

    at_once(*[partial(waver, fan) for fan in fans])
    theory.refresh_from_db()
    assert (theory.ups, theory.downs) == (FAN_COUNT, 0)
    assert_nothing_drifted()


def test_one_fan_who_wavers_in_many_tabs_leaves_one_row_at_most():
    theory, fan = make_theory(), make_user()

    def waver(values):
        for value in values:
            theory.cast_vote(fan, value)

    at_once(*[partial(waver, [UP, NONE, DOWN, UP] * 2) for _tab in range(FAN_COUNT)])
    theory.refresh_from_db()
    assert (theory.ups, theory.downs) == (1, 0)
    assert theory.votes.count() == 1
    assert_nothing_drifted()


def test_voters_on_different_theories_meet_nobody(fans):
    theories = [make_theory() for _ in fans]
    pairs = zip(theories, fans, strict=True)
    at_once(*[partial(theory.cast_vote, fan, UP) for theory, fan in pairs])
    assert Vote.objects.count() == FAN_COUNT
    assert_nothing_drifted()


def test_votes_comments_and_links_at_once_lose_nothing(fans):
    theory = make_theory()
    evidence = [make_evidence() for _ in fans]
    calls = [partial(theory.cast_vote, fan, UP) for fan in fans[:4]]
    calls += [partial(make_comment, theory, author=fan) for fan in fans[:4]]
    calls += [partial(make_link, theory, piece) for piece in evidence[:4]]
    at_once(*calls)
    theory.refresh_from_db()
    assert (theory.ups, theory.comment_count, theory.supports) == (4, 4, 4)
    assert_nothing_drifted()


def test_a_vote_during_an_edit_survives_it(fans):
    theory = make_theory()
    edit = partial(Theory.objects.get(pk=theory.pk).edit, by=theory.author, body="New.")
    at_once(edit, *[partial(theory.cast_vote, fan, UP) for fan in fans])
    theory.refresh_from_db()
    assert (theory.ups, theory.body) == (FAN_COUNT, "New.")
    assert_nothing_drifted()
