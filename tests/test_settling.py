"""Verdicts: season 2 answers, and the odds held before it are scored."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from time_machine import travel

from episodes.models import Season
from theories.models import Call, SettledMeanwhile, Verdict
from theories.models.lock import lock_of
from theories.models.scoring import brier
from theories.recounting import recount

from .factories import (
    make_episode,
    make_evidence,
    make_theory,
    make_user,
    viewer_of,
)

PREMIERE = datetime(2027, 3, 5, 8, tzinfo=UTC)


@pytest.fixture
def season_two(season_one):
    episodes = {order: make_episode(order) for order in range(201, 209)}
    Season.objects.filter(pk=2).update(premieres_at=PREMIERE)
    return episodes


@pytest.fixture
def scene(season_two):
    return make_evidence("It is seen", episode=season_two[203], reveal_at=203)


def give(theory, fan, percent, *, at, time_machine):
    time_machine.move_to(at, tick=False)
    return theory.give_odds(fan, percent)


def settle(theory, scene, mona, outcome="confirmed", **fields):
    """Long after every odds that these tests give."""
    fields.setdefault("reason", "It was shown.")
    with travel(PREMIERE + timedelta(days=7)):
        return theory.settle(outcome, evidence=scene, by=mona, **fields)


@pytest.mark.parametrize(
    ("percent", "truth", "expected"),
    [(100, 1.0, 0.0), (0, 1.0, 1.0), (70, 1.0, 0.09), (70, 0.0, 0.49), (60, 0.5, 0.01)],
)
def test_the_brier_score_is_the_squared_distance_from_what_happened(
    percent, truth, expected
):
    assert brier(percent, truth) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("outcome", "share", "expected"),
    [
        ("confirmed", None, 0.04),
        ("debunked", None, 0.64),
        ("partly", 50, 0.09),
        ("hinted", None, None),
        ("overtaken", None, None),
        ("never-addressed", None, None),
    ],
)
def test_each_outcome_scores_what_it_says(
    outcome, share, expected, ben, scene, mona, time_machine
):
    theory = make_theory()
    give(theory, ben, 80, at=PREMIERE - timedelta(days=1), time_machine=time_machine)
    verdict = settle(theory, scene, mona, outcome, share=share)
    found = verdict.calls.values_list("brier", flat=True).first()
    assert found == (None if expected is None else pytest.approx(expected))


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("given_at", "is_ranked"),
    [(PREMIERE - SECOND, True), (PREMIERE, False), (PREMIERE + SECOND, False)],
)
def test_ranked_odds_freeze_at_the_very_moment_of_the_premiere(
    given_at, is_ranked, ben, scene, mona, time_machine
):
    theory = make_theory()
    give(theory, ben, 80, at=given_at, time_machine=time_machine)
    assert settle(theory, scene, mona).calls.exists() is is_ranked
    assert theory.odds.count() == 1  # kept either way


def test_what_was_held_at_the_premiere_counts_and_not_what_came_later(
    ben, scene, mona, time_machine
):
    theory = make_theory()
    give(theory, ben, 30, at=PREMIERE - 2 * SECOND, time_machine=time_machine)
    give(theory, ben, 60, at=PREMIERE - SECOND, time_machine=time_machine)
    give(theory, ben, 99, at=PREMIERE + SECOND, time_machine=time_machine)
    assert settle(theory, scene, mona).calls.get().percent == 60


def test_marking_an_episode_as_watched_freezes_what_it_could_settle(
    ben, scene, mona, time_machine
):
    Season.objects.filter(pk=2).update(premieres_at=None)
    theory = make_theory()
    give(theory, ben, 40, at=PREMIERE, time_machine=time_machine)
    ben.watched_through = 201
    give(theory, ben, 99, at=PREMIERE + SECOND, time_machine=time_machine)
    assert settle(theory, scene, mona).calls.get().percent == 40


def test_an_episode_that_the_theory_itself_tells_freezes_nothing(
    ben, scene, mona, time_machine
):
    Season.objects.filter(pk=2).update(premieres_at=None)
    ben.watched_through = 202
    theory = make_theory(reveal_at=202)
    give(theory, ben, 40, at=PREMIERE, time_machine=time_machine)
    assert settle(theory, scene, mona).calls.get().percent == 40


def test_a_verdict_tells_what_its_evidence_tells(scene, mona, db):
    theory = make_theory()
    verdict = settle(theory, scene, mona)
    assert verdict.reveal_label == "S2E3"
    behind, ahead = viewer_of(watched_through=202), viewer_of(watched_through=203)
    assert not Verdict.objects.visible_to(behind).exists()
    assert Verdict.objects.visible_to(ahead).get() == verdict
    assert not Call.objects.visible_to(behind).exists()


@pytest.mark.parametrize("outcome", ["confirmed", "debunked", "partly"])
def test_what_scores_rests_on_something_seen_on_screen(outcome, mona, db):
    article = make_evidence(kind="article", tier="press")
    with pytest.raises(ValidationError, match="on screen"):
        settle(make_theory(), article, mona, outcome, share=50)
    assert not Verdict.objects.exists()


def test_partly_needs_a_share_and_all_but_silence_needs_evidence(scene, mona):
    with pytest.raises(ValidationError, match="how much"):
        settle(make_theory(), scene, mona, "partly")
    with pytest.raises(ValidationError, match="Name the evidence"):
        settle(make_theory(), None, mona, "hinted")
    assert settle(make_theory(), None, mona, "never-addressed").truth is None


def test_the_second_moderator_is_told_what_the_first_decided(scene, mona):
    theory = make_theory()
    first = settle(theory, scene, mona)
    with pytest.raises(SettledMeanwhile) as told:
        settle(theory, scene, mona, "debunked")
    assert told.value.verdict == first
    assert Verdict.objects.get() == first


def everything(theory):
    theory.refresh_from_db()
    return {
        **{name: getattr(theory, name) for name in (*theory.RANKS, *theory.SUMS)},
        "tallies": theory.tallies.histogram(),
        "calls": sorted(Call.objects.values_list("fan", "percent", "brier")),
        "verdicts": Verdict.objects.count(),
    }


def test_undo_restores_every_number_exactly(scene, mona, time_machine):
    time_machine.move_to(PREMIERE - SECOND, tick=False)
    theory = make_theory()
    for percent in [0, 17, 33, 50, 99, 100]:
        theory.give_odds(make_user(), percent)
    before = everything(theory)
    settle(theory, scene, mona)
    settled = everything(theory)
    assert len(settled["calls"]) == 6
    theory.reopen()
    assert everything(theory) == before
    settle(theory, scene, mona)
    assert everything(theory) == settled


def test_a_premiere_that_moves_takes_the_scores_along_at_the_next_recount(
    ben, scene, mona, time_machine
):
    theory = make_theory()
    give(theory, ben, 80, at=PREMIERE, time_machine=time_machine)
    settle(theory, scene, mona)
    Season.objects.filter(pk=2).update(premieres_at=PREMIERE + SECOND)
    [(_theory, drift)] = recount()
    assert list(drift) == [f"call of fan {ben.pk}"]
    assert Call.objects.get().percent == 80
    assert not list(recount(repair=False))


def test_what_the_words_mention_does_not_move_the_lock(ben, scene, mona, time_machine):
    theory = make_theory()
    give(theory, ben, 99, at=PREMIERE + SECOND, time_machine=time_machine)
    verdict = settle(theory, scene, mona, reason="Seen; S3E1 may say more.")
    assert (verdict.season, verdict.reveal_at) == (2, 301)
    assert not verdict.calls.exists()


def test_an_edit_after_the_verdict_changes_nobodys_score(
    ben, scene, mona, time_machine
):
    Season.objects.filter(pk=2).update(premieres_at=None)
    theory = make_theory()
    ben.watched_through = 203
    give(theory, ben, 80, at=PREMIERE, time_machine=time_machine)
    settle(theory, scene, mona)
    theory.refresh_from_db()
    theory.edit(by=theory.author, body="As in S2E7.")
    assert not list(recount(repair=False))


def test_a_verdict_tells_as_much_as_its_evidence_does_later_on(scene, mona):
    settle(make_theory(), scene, mona)
    type(scene).objects.filter(pk=scene.pk).update(reveal_at=208)
    behind, ahead = viewer_of(watched_through=207), viewer_of(watched_through=208)
    assert not Verdict.objects.visible_to(behind).exists()
    assert Verdict.objects.visible_to(ahead).exists()


def test_in_a_season_half_entered_the_one_under_way_may_answer(season_one):
    for order in [201, 202, 203]:
        make_episode(order)
    assert lock_of(make_theory(reveal_at=203)).season == 2
    assert lock_of(make_theory()).season == 2
