"""Odds, strength, accuracy and verdicts at the same moment: nothing lost or doubled."""

from functools import partial

import pytest

from moderation.verdicts import settle
from theories.models import Call, SettledMeanwhile, Verdict
from theories.recounting import recount

from .at_once import at_once
from .factories import make_episode, make_evidence, make_link, make_theory, make_user

pytestmark = pytest.mark.django_db(transaction=True)
FAN_COUNT = 8


@pytest.fixture
def fans():
    return [make_user() for _ in range(FAN_COUNT)]


def assert_nothing_drifted():
    assert [drift for _theory, drift in recount(repair=False)] == []


def test_fans_who_give_odds_together_are_all_counted(fans):
    theory = make_theory()
    at_once(*[partial(theory.give_odds, fan, 10 * n) for n, fan in enumerate(fans)])
    assert theory.tallies.histogram() == {10 * n: 1 for n in range(FAN_COUNT)}
    assert_nothing_drifted()


def test_one_fan_who_slides_in_many_tabs_counts_once():
    theory, fan = make_theory(), make_user()

    def slide(start):
        for percent in range(start, start + 50, 10):
            theory.give_odds(fan, percent)

    at_once(*[partial(slide, number) for number in range(FAN_COUNT)])
    assert sum(theory.tallies.histogram().values()) == 1
    assert_nothing_drifted()


def test_judges_and_checkers_together_leave_the_right_standing(fans):
    theory, evidence = make_theory(), make_evidence()
    link = make_link(theory, evidence)
    make_link(make_theory(), evidence)
    calls = [partial(link.cast_strength_vote, fan, 5) for fan in fans[:4]]
    calls += [partial(evidence.cast_accuracy_vote, fan, 1) for fan in fans[4:]]
    at_once(*calls)
    link.refresh_from_db()
    evidence.refresh_from_db()
    assert (link.strength_votes, evidence.accuracy_yes) == (4, 4)
    assert_nothing_drifted()


def test_of_two_moderators_at_once_the_second_is_told(fans):
    theory, evidence = make_theory(), make_evidence(episode=make_episode(112))
    theory.give_odds(fans[0], 50)

    def settle(outcome, moderator):
        try:
            return theory.settle(outcome, evidence=evidence, reason="!", by=moderator)
        except SettledMeanwhile as told:
            return told

    first, second = fans[:2]
    answers = at_once(
        partial(settle, "confirmed", first), partial(settle, "debunked", second)
    )
    verdict = Verdict.objects.get()
    [told] = [each for each in answers if isinstance(each, SettledMeanwhile)]
    assert told.verdict == verdict
    assert Call.objects.get().verdict == verdict


def test_odds_during_a_verdict_are_kept_and_scored_if_they_came_before_it(fans):
    theory, evidence = make_theory(), make_evidence(episode=make_episode(112))
    settle = partial(
        theory.settle, "confirmed", evidence=evidence, reason="!", by=fans[0]
    )
    at_once(settle, *[partial(theory.give_odds, fan, 60) for fan in fans])
    assert theory.odds.count() == FAN_COUNT
    decided_at = Verdict.objects.get().decided_at
    assert Call.objects.count() == theory.odds.filter(given_at__lt=decided_at).count()
    assert_nothing_drifted()


def test_accuracy_votes_and_a_verdict_do_not_wait_for_each_other(fans):
    evidence = make_evidence(episode=make_episode(112))
    theories = [make_theory() for _fan in fans]
    for theory in theories:
        make_link(theory, evidence)
    settles = [
        partial(each.settle, "confirmed", evidence=evidence, reason="!", by=fans[0])
        for each in theories
    ]
    at_once(*settles, *[partial(evidence.cast_accuracy_vote, fan, 1) for fan in fans])
    assert Verdict.objects.count() == FAN_COUNT
    assert_nothing_drifted()


def test_two_moderators_who_confirm_rivals_are_told_and_not_stopped(fans):
    rivals, evidence = [make_theory() for _each in range(2)], make_evidence()
    first, second = fans[:2]

    def confirm(theory, other, moderator):
        said = Verdict(
            theory=theory, outcome="confirmed", decided_by=evidence, reason="!"
        )
        try:
            return settle(said, by=moderator, debunk=[other])
        except SettledMeanwhile as told:
            return told

    answers = at_once(
        partial(confirm, rivals[0], rivals[1], first),
        partial(confirm, rivals[1], rivals[0], second),
    )
    assert [type(each) for each in answers].count(SettledMeanwhile) == 1
    assert Verdict.objects.count() == 2
