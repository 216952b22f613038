"""Whatever is merged and taken apart: what is left is as if the rest had never been."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from evidence.models import Evidence
from theories.models import Follow, Odds, Theory, Vote
from theories.recounting import recount

from .factories import make_comment, make_evidence, make_link, make_theory, make_user
from .rows import fresh

pytestmark = pytest.mark.django_db
FOUR = range(4)
TOGETHER, LAST = 0, 4
"""The theory into which others are merged, and the one into which it goes itself."""


@pytest.fixture
def five():
    """Theories on which the same fans said different things at different times."""
    theories = [make_theory(reveal_at=112 + place % 2) for place in range(5)]
    fans, evidence = [make_user() for _ in range(6)], make_evidence()
    now = timezone.now()
    for place, theory in enumerate(theories):
        for number, fan in enumerate(fans):
            if (place + number) % 3:
                theory.cast_vote(fan, 1 if (place * number) % 2 else -1)
                given_at = now - timedelta(days=(4 * number + 7 * place) % 11)
                said = {"percent": 10 * place + number, "given_at": given_at}
                reveal_at = theory.reveal_at + 100 * (number % 2)
                theory.odds.create(fan=fan, reveal_at=reveal_at, **said)
            if (place + number) % 4 == 1:
                theory.follow(fan)
        make_link(theory, evidence)
        make_comment(theory)
    [*recount()]
    return theories


def toggle(theories, place):
    """Merge what stands alone, take apart what is merged; where that is possible."""
    theory = fresh(theories[place])
    into = fresh(theories[LAST if place == TOGETHER else TOGETHER])
    if theory.merged_into_id:
        if theory.merged_into_id == into.pk:
            theory.unmerge()
    elif into.is_published:
        theory.merge_into(into)


def picture(theories):
    """All that hangs on the theories, whatever keys the copies have."""
    counted = [*Theory.COUNTERS, *Theory.SUMS, "state", "merged_into"]
    odds = Odds.objects.values_list("theory", "fan", "given_at", "percent", "reveal_at")
    return {
        "theories": [*Theory.objects.order_by("pk").values_list("pk", *counted)],
        "votes": {*Vote.objects.values_list("theory", "voter", "value", "counted")},
        "odds": [*odds.order_by("theory", "fan", "given_at", "percent")],
        "follows": {*Follow.objects.values_list("theory", "fan")},
        "links": {*Evidence.objects.values_list("links", "links__theory")},
        "tallies": [each.tallies.histogram() for each in theories],
        "days": [
            {*each.days.values_list("day", "median", "fans")} for each in theories
        ],
    }


def after(steps, theories):
    with transaction.atomic():
        for place in steps:
            toggle(theories, place)
        assert [*recount(repair=False)] == []
        shown = picture(theories)
        transaction.set_rollback(True)
    return shown


def what_stands(steps):
    """The merges that nobody took apart, in their order."""
    standing = []
    for place in steps:
        is_closed = TOGETHER in standing and place != TOGETHER
        if place in standing and not is_closed:
            standing.remove(place)
        elif not is_closed:
            standing.append(place)
    return standing


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(steps=[1, 2, 1])
@example(steps=[1, 2, 3, 1, 2])
@example(steps=[3, 2, 3])
@example(steps=[1, 2, 0, 0, 1])
@given(steps=st.lists(st.sampled_from(FOUR), max_size=8))
def test_any_order_leaves_what_the_standing_merges_alone_would(five, steps):
    assert after(steps, five) == after(what_stands(steps), five)
