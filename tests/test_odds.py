"""Odds: how likely a fan finds a theory; on record, and never in anybody's way."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, transaction

from theories.models import Odds, Theory
from theories.quantiles import Summary

from .factories import make_episode, make_link, make_theory, make_user, viewer_of


def give(theory, *percents, **fan):
    """Odds by as many fans."""
    return [theory.give_odds(make_user(**fan), each) for each in percents]


def seen(theory, **horizon):
    return Theory.objects.for_page(viewer_of(**horizon)).get(pk=theory.pk).seen_odds


def test_odds_stay_on_record_and_the_latest_counts(ben):
    theory = make_theory()
    for percent in [40, 70]:
        theory.give_odds(ben, percent)
    assert list(theory.odds.values_list("percent", flat=True)) == [40, 70]
    assert theory.tallies.histogram() == {70: 1}


def test_the_same_number_again_is_the_same_entry(ben):
    theory = make_theory()
    first = theory.give_odds(ben, 40)
    assert theory.give_odds(ben, 40) == first
    assert theory.odds.count() == 1


def test_the_same_number_with_a_new_reason_is_a_new_entry(ben):
    theory = make_theory()
    theory.give_odds(ben, 40)
    theory.give_odds(ben, 40, moved_by=make_link(theory))
    assert theory.odds.count() == 2
    assert theory.tallies.histogram() == {40: 1}


def test_fan_odds_are_the_median_with_the_middle_half(db):
    theory = make_theory()
    give(theory, 10, 20, 30, 40, 90)
    assert Summary(**seen(theory)) == Summary(30, 20, 40, 5)


def test_lists_are_sorted_by_fan_odds_from_five_fans_on(db):
    theory = make_theory()
    give(theory, 10, 20, 30, 40)
    theory.refresh_from_db()
    assert theory.fan_odds is None
    give(theory, 90)
    theory.refresh_from_db()
    assert theory.fan_odds == 30


def test_whoever_watched_on_moves_no_number_of_those_behind(db):
    theory = make_theory()
    give(theory, 30, 30, 30)
    give(theory, 95, 95, 95, 95, watched_through=203)
    assert seen(theory)["median"] == 30
    assert seen(theory, watched_through=202)["fans"] == 3
    assert seen(theory, watched_through=203)["median"] == 95


def test_a_fan_who_watches_on_still_counts_with_what_they_said_before(ben):
    theory = make_theory()
    theory.give_odds(ben, 30)
    ben.watched_through = 203
    theory.give_odds(ben, 95)
    assert seen(theory)["median"] == 30
    ahead = seen(theory, watched_through=203)
    assert (ahead["median"], ahead["fans"]) == (95, 1)


def test_moving_the_horizon_back_unsees_nothing(as_user, ben, season_one):
    make_episode(203)
    believed, new = make_theory(), make_theory()
    client = as_user(ben)
    give_odds(client, believed, 95)
    for order in [203, 112]:
        client.post("/horizon/", {"watched_through": order})
    give_odds(client, believed, 99)
    give_odds(client, new, 99)
    assert seen(believed)["median"] == 95
    assert seen(new) is None
    for theory in (believed, new):
        assert seen(theory, watched_through=203)["median"] == 99


def give_odds(client, theory, percent):
    client.post(f"{theory.get_absolute_url()}odds/", {"percent": percent})


def test_a_fan_sees_what_others_think_after_giving_odds_of_their_own(ben, ana):
    theory = make_theory()
    theory.give_odds(ana, 40)
    page = Theory.objects.for_page(viewer_of(ben))
    assert not page.get(pk=theory.pk).odds_in_sight
    theory.give_odds(ben, 60)
    found = page.get(pk=theory.pk)
    assert (found.odds_in_sight, found.my_odds) == (True, 60)
    assert Theory.objects.for_page(viewer_of()).get(pk=theory.pk).odds_in_sight


@pytest.mark.parametrize("closed", [{"locked": True}, {"state": "hidden"}])
def test_a_closed_theory_takes_no_odds(closed, ben):
    theory = make_theory(**closed)
    with pytest.raises(PermissionDenied):
        theory.give_odds(ben, 50)
    assert not Odds.objects.exists()


@pytest.mark.parametrize("percent", [-1, 101, 2**31])
def test_the_database_refuses_what_is_no_percentage(percent, ben):
    theory = make_theory()
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        theory.give_odds(ben, percent)
    assert not theory.odds.exists()


def test_the_database_refuses_to_change_what_was_given(ben):
    entry = make_theory().give_odds(ben, 40)
    with pytest.raises(IntegrityError), transaction.atomic():
        Odds.objects.filter(pk=entry.pk).update(percent=90)


def test_sleepers_have_more_evidence_than_belief_and_hype_the_reverse(ana):
    sleeper, hype, plain = [make_theory(author=ana) for _each in range(3)]
    make_link(sleeper)
    make_link(hype, stance="contradicts")
    give(sleeper, *[10] * 5)
    give(hype, *[90] * 5)
    give(plain, *[10] * 5)  # believed by few, and without any evidence
    assert [*Theory.objects.in_order("sleepers")] == [sleeper]
    assert [*Theory.objects.in_order("hype")] == [hype]


def test_odds_follow_when_the_theory_itself_tells_more(db):
    theory = make_theory()
    give(theory, *[10] * 5)
    give(theory, *[90] * 6, watched_through=207)
    theory.refresh_from_db()
    assert theory.fan_odds == 10
    theory.edit(by=theory.author, body="As in S2E7.")
    theory.refresh_from_db()
    assert theory.fan_odds == 90
