"""The orders of lists: examples worked by hand, and what must hold for any votes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from theories.ranks import (
    EPOCH,
    SECONDS_PER_TENFOLD,
    best_rank,
    contested_rank,
    hot_rank,
)

votes = st.integers(0, 1_000_000)
scores = st.integers(-1_000_000, 1_000_000)
moments = st.integers(0, 10**9).map(lambda age: EPOCH + timedelta(seconds=age))


@pytest.mark.parametrize(
    ("score", "seconds", "rank"),
    [
        (0, 0, 0),
        (1, 0, 0),  # the first vote is worth nothing, the tenth is worth 1
        (10, 0, 1),
        (1000, 0, 3),
        (-100, 0, -2),
        (0, 45_000, 1),
        (10, 90_000, 3),
        (-10, 45_000, 0),
    ],
)
def test_hot_examples(score, seconds, rank):
    created_at = EPOCH + timedelta(seconds=seconds)
    assert hot_rank(score, created_at) == pytest.approx(rank)


@pytest.mark.parametrize(
    ("ups", "downs", "rank"),
    [
        (0, 0, 0),
        (0, 9, 0),
        (1, 0, 0.378448),  # 1 / (1 + z²)
        (10, 0, 0.858931),  # 10 / (10 + z²)
        (100, 1, 0.967480),
        (5, 5, 0.312204),
        (50, 50, 0.436442),  # as even, but surer
    ],
)
def test_best_examples(ups, downs, rank):
    assert best_rank(ups, downs) == pytest.approx(rank, abs=1e-6)


@pytest.mark.parametrize(
    ("ups", "downs", "rank"),
    [
        (0, 0, 0),
        (40, 0, 0),  # nobody disagrees
        (0, 40, 0),
        (1, 1, 2),
        (10, 10, 20),
        (10, 5, 15**0.5),
        (5, 10, 15**0.5),
        (100, 1, 101**0.01),
    ],
)
def test_contested_examples(ups, downs, rank):
    assert contested_rank(ups, downs) == pytest.approx(rank)


@given(score=scores, created_at=moments)
def test_one_more_up_never_makes_a_theory_cooler(score, created_at):
    assert hot_rank(score + 1, created_at) >= hot_rank(score, created_at)


@given(score=scores, created_at=moments)
def test_the_newer_of_two_equals_is_hotter(score, created_at):
    newer = created_at + timedelta(seconds=1)
    assert hot_rank(score, newer) > hot_rank(score, created_at)


@given(score=st.integers(1, 100_000), created_at=moments)
def test_ten_times_the_votes_equal_twelve_and_a_half_hours(score, created_at):
    later = created_at + timedelta(seconds=SECONDS_PER_TENFOLD)
    popular, young = hot_rank(score * 10, created_at), hot_rank(score, later)
    assert popular == pytest.approx(young)


@given(ups=votes, downs=votes)
def test_an_up_never_lowers_best_and_a_down_never_raises_it(ups, downs):
    rank = best_rank(ups, downs)
    assert best_rank(ups + 1, downs) >= rank
    assert best_rank(ups, downs + 1) <= rank + 1e-12


@given(ups=votes, downs=votes)
def test_best_is_a_share_below_the_one_seen(ups, downs):
    share = ups / (ups + downs) if ups else 0
    assert 0 <= best_rank(ups, downs) <= share


@given(ups=votes, downs=votes)
def test_contested_does_not_ask_which_side_is_which(ups, downs):
    rank = contested_rank(ups, downs)
    assert rank == contested_rank(downs, ups)
    assert 0 <= rank <= ups + downs


@given(fewer=votes, more=votes)
def test_the_smaller_side_growing_makes_it_more_contested(fewer, more):
    fewer, more = sorted([fewer, more + 1])
    if fewer < more:
        assert contested_rank(fewer + 1, more) >= contested_rank(fewer, more)
