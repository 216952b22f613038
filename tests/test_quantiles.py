"""Median and quartiles from tallies agree with those of the standard library."""

import statistics
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from theories.quantiles import quantile, summary

percents = st.lists(st.integers(0, 100), min_size=1, max_size=200)


@given(percents)
def test_the_median_is_the_median(numbers):
    assert quantile(Counter(numbers), 0.5) == statistics.median(numbers)


@given(st.lists(st.integers(0, 100), min_size=2, max_size=200))
def test_the_quartiles_are_those_of_the_inclusive_method(numbers):
    lower, _median, upper = statistics.quantiles(numbers, n=4, method="inclusive")
    tally = Counter(numbers)
    assert quantile(tally, 0.25) == pytest.approx(lower)
    assert quantile(tally, 0.75) == pytest.approx(upper)


@pytest.mark.parametrize(
    ("numbers", "median", "lower", "upper"),
    [
        ([40], 40, 40, 40),
        ([20, 30], 25, 22.5, 27.5),
        ([10, 20, 30, 40, 90], 30, 20, 40),
        ([0, 0, 0], 0.1, 0.1, 0.1),  # nobody knows for certain
        ([100, 100], 99.9, 99.9, 99.9),
    ],
)
def test_a_summary_worked_out_by_hand(numbers, median, lower, upper):
    found = summary(Counter(numbers))
    assert (found.median, found.lower, found.upper) == (median, lower, upper)
    assert found.fans == len(numbers)


def test_percentages_that_nobody_holds_any_more_do_not_count():
    assert summary({10: 0, 50: 1, 90: 0}).median == 50
