"""One claim that is on record twice becomes one, and can become two again."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from moderation.models import Decision, Report
from theories.models import Comment, Link, Odds, Theory, Vote
from theories.recounting import recount

from .factories import (
    make_comment,
    make_evidence,
    make_link,
    make_theory,
    make_user,
    viewer_of,
)
from .rows import fresh

pytestmark = pytest.mark.django_db
WHY = {"reason": "duplicate", "words": "The same claim."}
ROWS = [Vote, Odds, Link, Comment]


def nothing_drifted():
    return [drift for _theory, drift in recount(repair=False)] == []


def picture(*theories):
    """Everything that hangs on the theories, and what they count."""
    rows = {model: sorted(model.objects.values_list("theory", "pk")) for model in ROWS}
    counted = [
        [getattr(fresh(each), name) for name in (*Theory.COUNTERS, "state", "fan_odds")]
        for each in theories
    ]
    return rows, counted, [fresh(each).standing for each in theories]


@pytest.fixture
def pair(mona):
    """Two of one claim, with what fans gave to either or to both."""
    one, other = make_theory("He is alive after all"), make_theory("He is not dead")
    both, only_one, only_other = make_user(), make_user(), make_user()
    one.cast_vote(both, 1)
    other.cast_vote(both, -1)
    one.cast_vote(only_one, 1)
    other.cast_vote(only_other, 1)
    one.cast_vote(other.author, 1)
    shared = make_evidence()
    make_link(one, shared)
    make_link(other, shared)
    make_link(one, make_evidence(), stance="contradicts")
    root = make_comment(one, body="Well said.")
    make_comment(one, body="Indeed.", parent=root)
    for number in range(6):
        one.give_odds(make_user(), 10 * number)
    one.give_odds(both, 30)
    other.give_odds(both, 60)
    other.give_odds(only_one, 20)
    one.give_odds(only_one, 80)
    return one, other


def merge(pair, mona):
    one, other = pair
    return Decision.make("merge", one, by=mona, into=other.pk, **WHY)


def test_a_merge_unites_what_fans_gave(pair, mona):
    one, other = pair
    merge(pair, mona)
    united = fresh(other)
    assert fresh(one).state == "removed"
    # `both` keeps the vote on the other; nobody votes on their own theory.
    assert (united.ups, united.downs) == (2, 1)
    assert (united.supports, united.contradicts) == (1, 1)
    assert united.comment_count == 2
    assert nothing_drifted()


def test_the_later_odds_of_a_fan_count(pair, mona):
    _one, other = pair
    merge(pair, mona)
    latest = other.odds.latest_of_each_fan().values_list("percent", flat=True)
    assert sorted(latest) == [0, 10, 20, 30, 40, 50, 60, 80]


def test_odds_of_other_days_count_on_the_day_they_were_given(mona):
    one, other = make_theory(), make_theory()
    days_ago = {one: 3, other: 5}
    for theory, ago in [*days_ago.items(), (other, 1)]:
        with time_machine.travel(timezone.now() - timedelta(days=ago)):
            for _each in range(5):
                theory.give_odds(make_user(), 90 if theory == one else 10)
    merge((one, other), mona)
    days = other.days.order_by("day").values_list("fans", "median")
    assert list(days) == [(5, 10), (10, 50), (15, 10)]
    assert fresh(other).fan_odds == 10
    assert viewed(other)["fans"] == sum(other.tallies.histogram().values())
    assert nothing_drifted()


def viewed(theory):
    return Theory.objects.for_page(viewer_of()).get(pk=theory.pk).seen_odds


def test_a_merge_on_which_another_was_built_is_taken_back_after_that(pair, mona):
    one, other = pair
    third = make_theory("And a third")
    fan = make_user()
    for theory in (one, third):
        fresh(theory).cast_vote(fan, 1)
    before = picture(one, other, third)
    merge(pair, mona)
    Decision.make("merge", fresh(other), by=mona, into=third.pk, **WHY)
    with pytest.raises(PermissionDenied, match="merged on"):
        Decision.make("restore", fresh(one), by=mona, reason="revised")
    for theory in (other, one):
        Decision.make("restore", fresh(theory), by=mona, reason="revised")
    assert picture(one, other, third) == before
    assert nothing_drifted()


def test_a_merge_is_undone_cleanly(pair, mona):
    before = picture(*pair)
    merge(pair, mona).undo(by=mona)
    assert picture(*pair) == before
    assert nothing_drifted()


def test_a_later_decision_takes_a_merge_apart(pair, mona):
    before = picture(*pair)
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        merge(pair, mona)
    restored = Decision.make("restore", pair[0], by=mona, reason="revised")
    after = picture(*pair)
    assert after == before
    restored.undo(by=mona)
    assert fresh(pair[0]).merged_into == pair[1]
    Decision.make("restore", fresh(pair[0]), by=mona, reason="revised")
    assert picture(*pair) == before
    assert nothing_drifted()


def test_who_voted_on_two_merged_theories_keeps_a_vote_when_one_leaves(mona, ben):
    first, second, into = make_theory(), make_theory(), make_theory()
    for theory in (first, second):
        theory.cast_vote(ben, 1)
        merge((theory, into), mona)
    Decision.make("restore", fresh(first), by=mona, reason="revised")
    assert fresh(into).ups == 1
    Decision.make("restore", fresh(second), by=mona, reason="revised")
    assert fresh(into).ups == 0
    assert nothing_drifted()


def test_what_came_since_stays_where_it_was_given(pair, mona):
    one, other = pair
    merged = merge(pair, mona)
    fan = make_user()
    fresh(other).cast_vote(fan, 1)
    moved = Comment.objects.filter(theory=other).first()
    answer = make_comment(fresh(other), body="Since.", parent=moved)
    merged.undo(by=mona)
    assert other.votes.filter(voter=fan).exists()
    assert fresh(answer).theory == one
    assert nothing_drifted()


def test_the_old_address_leads_to_the_other_for_good(pair, mona, client, as_user, ben):
    one, other = pair
    merge(pair, mona)
    third = make_theory("And a third")
    Decision.make("merge", fresh(other), by=mona, into=third.pk, **WHY)
    for reader in [client, as_user(ben), as_user(one.author), as_user(mona)]:
        for old in pair:
            answer = reader.get(old.get_absolute_url())
            assert answer.status_code == 301
            assert answer["Location"] == third.get_absolute_url()


def test_an_old_address_tells_nothing_beyond_the_horizon(client, mona):
    one, other = make_theory(), make_theory("Gyeong-su comes back", reveal_at=203)
    Decision.make("merge", one, by=mona, into=other.pk, **WHY)
    answer = client.get(one.get_absolute_url())
    assert answer.status_code == 200
    assert other.slug not in answer.content.decode()


@pytest.mark.parametrize("state", ["hidden", "removed", "pending"])
def test_nothing_is_merged_into_what_is_out_of_sight(state, mona):
    one, other = make_theory(), make_theory(state=state)
    for into in [other, one]:
        with pytest.raises(PermissionDenied):
            Decision.make("merge", one, by=mona, into=into.pk, **WHY)


def test_merges_form_no_loop(pair, mona):
    merge(pair, mona)
    one, other = pair
    with pytest.raises(PermissionDenied):
        Decision.make("merge", other, by=mona, into=one.pk, **WHY)


def test_a_moderator_merges_from_the_desk(pair, as_user, mona, ben):
    one, other = pair
    Report.file(one, by=ben, reason="duplicate", other=other)
    client = as_user(mona)
    sent = {"target": f"theory-{one.pk}", "action": "merge", "reason": "duplicate"}
    assert client.post("/moderation/decisions/", sent).status_code == 422
    wrong = sent | {"into": "/theories/nothing/"}
    assert client.post("/moderation/decisions/", wrong).status_code == 422
    right = sent | {"into": other.get_absolute_url()}
    assert client.post("/moderation/decisions/", right).status_code == 303
    assert fresh(one).merged_into == other
    assert Report.objects.get().agreed


def test_a_theory_becomes_a_comment_and_a_theory_again(mona):
    one, other = make_theory(body="Only a thought."), make_theory()
    decision = Decision.make("convert", one, by=mona, into=other.pk, **WHY)
    comment = other.comments.get()
    assert comment.author == one.author
    assert "Only a thought." in comment.body
    assert fresh(one).merged_into == other
    decision.undo(by=mona)
    assert fresh(one).state == "published"
    assert fresh(other).comment_count == 0
    assert nothing_drifted()


def test_a_theory_that_became_a_comment_goes_back_and_forth(mona):
    one, other = make_theory(body="Only a thought."), make_theory()
    Decision.make("convert", one, by=mona, into=other.pk, **WHY)
    restored = Decision.make("restore", fresh(one), by=mona, reason="revised")
    restored.undo(by=mona)
    assert fresh(other).comment_count == 1
    Decision.make("restore", fresh(one), by=mona, reason="revised")
    assert fresh(other).comment_count == 0
    assert nothing_drifted()
