"""Moved this week: on the home page, as far as the reader may see."""

from datetime import timedelta

import pytest
from django.utils import timezone
from time_machine import travel

from theories.models import StandingDay
from theories.moving import moved

from .factories import make_evidence, make_link, make_theory, make_user, viewer_of


@pytest.fixture
def long_ago():
    return timezone.now() - timedelta(days=20)


def moves(viewer=None):
    """{title: {kind: (before, after)}}"""
    found = moved(viewer or viewer_of(), timezone.now().date())
    return {
        move.theory.title: {
            slope.kind: (slope.before, slope.after) for slope in move.slopes
        }
        for move in found
    }


def believe(theory, *percents, **fan):
    for percent in percents:
        theory.give_odds(make_user(**fan), percent)


def old_theory(title, long_ago, *percents, links=0, **fields):
    with travel(long_ago, tick=False):
        theory = make_theory(title, **fields)
        believe(theory, *percents)
        for _each in range(links):
            make_link(theory)
    return theory


def test_odds_that_moved_by_five_points_are_shown(db, long_ago):
    theory = old_theory("The fire is a signal", long_ago, *[40] * 5)
    still = old_theory("The fire is a warning", long_ago, *[40] * 5)
    believe(theory, *[60] * 6)
    believe(still, *[44] * 6)
    assert moves() == {"The fire is a signal": {"odds": (40, 60)}}


def test_four_fans_move_nothing(db, long_ago):
    theory = old_theory("The fire is a signal", long_ago, *[40] * 4)
    believe(theory, *[90] * 6)
    assert moves() == {}


def test_what_moved_before_the_week_is_past(db, long_ago):
    theory = old_theory("The fire is a signal", long_ago, *[40] * 5)
    with travel(long_ago + timedelta(days=5)):
        believe(theory, *[90] * 6)
    assert moves() == {}


def test_odds_of_those_ahead_move_nothing_for_those_behind(db, long_ago):
    theory = old_theory("The fire is a signal", long_ago, *[40] * 5)
    believe(theory, *[90] * 9, watched_through=203)
    assert moves() == {}
    assert moves(viewer_of(watched_through=203)) == {
        "The fire is a signal": {"odds": (40, 90)}
    }


def test_a_fan_sees_how_odds_moved_where_they_gave_their_own(ben, long_ago):
    theory = old_theory("The fire is a signal", long_ago, *[40] * 5)
    believe(theory, *[60] * 7)
    assert moves(viewer_of(ben)) == {}
    theory.give_odds(ben, 50)
    assert moves(viewer_of(ben)) == {"The fire is a signal": {"odds": (40, 60)}}


def test_evidence_moves_the_standing_and_its_number(db, long_ago):
    theory = old_theory("The fire is a signal", long_ago, links=1)
    for _each in range(3):
        make_link(theory, stance="contradicts")
    # 1.2 / 2.2 with one link that weighs 0.2, then 1.2 / 2.8
    assert moves() == {"The fire is a signal": {"standing": (55, 43), "links": (1, 4)}}


def test_evidence_out_of_sight_moves_nothing(db, long_ago):
    theory = old_theory("The fire is a signal", long_ago, links=1)
    for _each in range(3):
        make_link(theory, make_evidence(reveal_at=203), stance="contradicts")
    assert moves() == {}
    ahead = viewer_of(watched_through=203)
    assert moves(ahead) == {"The fire is a signal": {"links": (1, 4)}}


def test_a_theory_out_of_sight_does_not_move(db, long_ago):
    theory = old_theory("The fire is a signal", long_ago, *[40] * 5, reveal_at=203)
    believe(theory, *[60] * 6, watched_through=203)
    hidden = old_theory("The fire is a warning", long_ago, *[40] * 5)
    believe(hidden, *[60] * 6)
    hidden.hide()
    assert moves() == {}


def test_a_theory_of_this_week_is_new_and_did_not_move(db):
    theory = make_theory()
    believe(theory, *[40] * 5)
    make_link(theory)
    assert moves() == {}


def test_three_of_a_kind_the_furthest_first_and_each_kind_in_turn(db, long_ago):
    for change in [10, 20, 30, 40]:
        theory = old_theory(f"Odds moved by {change}", long_ago, *[40] * 5)
        believe(theory, *[40 + change] * 6)
    linked = old_theory("Evidence was added", long_ago)
    make_link(linked)
    assert list(moves()) == [
        "Odds moved by 40",
        "Evidence was added",
        "Odds moved by 30",
        "Odds moved by 20",
    ]


def test_a_standing_is_kept_once_a_day_and_only_when_it_changes(db, long_ago):
    theory = old_theory("The fire is a signal", long_ago, links=2)
    [day] = StandingDay.objects.all()
    assert (day.day, day.theory) == (long_ago.date(), theory)
    theory.edit(by=theory.author, body="Other words.")
    assert StandingDay.objects.count() == 1
    links = list(theory.links.all())
    for link in links:
        link.remove()
    assert list(
        StandingDay.objects.newest_first().values_list("percent", flat=True)
    ) == [
        None,
        pytest.approx(100 * 1.4 / 2.4),
    ]


def test_the_home_page_draws_what_moved_and_keeps_no_room_for_nothing(
    client, long_ago, db
):
    assert "Moved this week" not in client.get("/").text
    theory = old_theory("The fire is a signal", long_ago, *[40] * 5)
    believe(theory, *[60] * 6)
    page = client.get("/").text
    assert "Moved this week" in page
    assert "from 40 % to 60 %" in page
    assert 'class="slope-line"' in page


def test_the_first_thing_on_the_home_page_is_what_moved_or_else_what_is_new(
    client, long_ago, db
):
    make_theory("The school is open again")
    assert "The school is open again" in first_glance(client, of="new-title")
    theory = old_theory("The fire is a signal", long_ago, *[40] * 5)
    believe(theory, *[60] * 6)
    assert "The fire is a signal" in first_glance(client, of="moved-title")


def test_what_moved_less_stands_further_down(client, long_ago, db):
    for number in range(3):
        believe(old_theory(f"The fire {number}", long_ago, *[20] * 5), *[60] * 6)
    for number in range(2):
        make_link(old_theory(f"The roof {number}", long_ago, links=1))
    seen, further = first_glance(client, of="moved-title"), client.get("/").text
    assert seen.count('class="move"') == 3
    assert further.count('class="move"') == 5


def first_glance(client, *, of):
    """What stands in the sky of the home page, under this heading."""
    page = client.get("/").text
    return page.partition(f'id="{of}"')[2].partition("</section>")[0]
