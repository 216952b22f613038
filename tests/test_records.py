"""The formulas of a fan's record, worked out by hand, and against plain loops."""

from collections import Counter
from math import sqrt
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from theories.charts import calibration_curve
from theories.models.scoring import brier
from theories.records import (
    Bin,
    Eye,
    Score,
    calibration,
    eye_of,
    places,
    score_of,
)

PERCENT = st.integers(0, 100)
CALLS = st.lists(st.tuples(PERCENT, PERCENT), min_size=1, max_size=60)


def test_a_mean_brier_score_and_its_error_worked_out():
    # 0.04, 0.04 and 0.64: mean 0.24, s = √(0.24/2) = 0.346..., error s/√3 = 0.2
    score = score_of({(80, 100): 2, (80, 0): 1})
    assert score == Score(pytest.approx(0.24), pytest.approx(0.2), 3)


def test_one_call_has_a_score_and_no_error():
    assert score_of({(70, 100): 1}) == Score(pytest.approx(0.09), None, 1)
    assert score_of({}) is None


@given(CALLS)
def test_the_score_is_what_a_plain_loop_says(calls):
    each = [brier(percent, truth / 100) for percent, truth in calls]
    score = score_of(Counter(calls))
    assert score.calls == len(calls)
    assert score.mean == pytest.approx(mean(each))
    if len(each) > 1:
        error = stdev(each) / sqrt(len(each))
        assert score.error == pytest.approx(error, abs=1e-9)


@given(CALLS, st.randoms())
def test_the_order_of_calls_changes_no_digit(calls, random):
    shuffled = random.sample(calls, len(calls))
    assert score_of(Counter(calls)) == score_of(Counter(shuffled))


@given(CALLS, st.integers(2, 5))
def test_doing_the_same_more_often_ties_exactly(calls, times):
    assert score_of(Counter(calls)).mean == score_of(Counter(times * calls)).mean


def test_better_and_worse_than_a_coin_only_where_luck_does_not_explain_it():
    assert Score(0.1, 0.05, 20).is_better_than_a_coin
    assert not Score(0.2, 0.05, 20).is_better_than_a_coin
    assert Score(0.4, 0.05, 20).is_worse_than_a_coin
    assert not Score(0.1, None, 1).is_better_than_a_coin


def test_calibration_by_tens_of_percent():
    tally = {(70, 100): 2, (79, 0): 1, (100, 100): 3, (95, 40): 1, (0, 0): 5}
    assert calibration(tally) == [
        Bin(0, 9, 5, 0, 0),
        Bin(70, 79, 3, pytest.approx(73), pytest.approx(200 / 3)),
        Bin(90, 100, 4, pytest.approx(98.75), pytest.approx(85)),
    ]


@given(CALLS)
def test_each_call_is_in_one_bin_and_each_mean_inside_its_bin(calls):
    bins = calibration(Counter(calls))
    assert sum(each.calls for each in bins) == len(calls)
    for each in bins:
        assert each.first <= each.said <= each.last
        inside = [t for p, t in calls if each.first <= p <= each.last]
        assert each.came_true == pytest.approx(mean(inside))


def test_a_dot_lies_where_its_numbers_say_and_is_as_large_as_its_calls():
    curve = calibration_curve([Bin(0, 9, 1, 5, 0), Bin(90, 100, 4, 95, 100)])
    assert [(dot.x, dot.y, dot.size) for dot in curve.dots] == [
        (5, 100, 2.5),
        (95, 0, 5),
    ]
    assert curve.line == "5,100 95,0"


def test_a_good_eye_is_right_as_far_as_the_theory_came_true():
    tally = {
        ("supports", 100): 2,  # both right
        ("contradicts", 100): 1,  # wrong
        ("contradicts", 40): 1,  # 60 % right
        ("complicates", 100): 7,  # count nowhere
    }
    assert eye_of(tally) == Eye(right=pytest.approx(2.6), links=4)
    assert eye_of(tally).percent == pytest.approx(65)
    assert eye_of({("complicates", 0): 1}) is None


def test_who_ties_shares_the_better_place():
    assert places([0.1, 0.2, 0.2, 0.3]) == [1, 2, 2, 4]
