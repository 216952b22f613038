"""Millions of votes: few theories have most of them."""

from collections import defaultdict
from random import Random

from theories.models import Vote

from .pouring import moment, pour
from .rows import FIRST_DAY, STRIDE

FIELDS = ["theory", "voter", "value", "cast_at", "counted", "discounted"]


def fame(theories, votes, fans):
    """Votes for theory 1, 2, ...: like 1/√n, together `votes`, none with all fans."""
    weights = [number**-0.5 for number in range(1, theories + 1)]
    share = votes / sum(weights)
    due, given = 0.0, 0
    for weight in weights:
        due += weight * share
        number = min(round(due) - given, fans - 1)
        given += number
        yield number


def votes(theory_keys, fan_keys, number):
    """The votes that are due and not there, as tuples for FIELDS."""
    fans = len(fan_keys) - 1
    there, when = cast_already(), moment(FIRST_DAY)
    numbers = fame(len(theory_keys) - 1, number, fans)
    for place, voters in enumerate(numbers, start=1):
        theory = theory_keys[place]
        known = there.get(theory, ())
        chance = Random(place)
        liking = 0.3 + 0.6 * chance.random()
        for step in range(voters):
            voter = fan_keys[1 + (place * STRIDE + step) % fans]
            value = 1 if chance.random() < liking else -1
            if voter not in known:
                yield theory, voter, value, when, True, False


def cast_already():
    """{theory: its voters}"""
    there = defaultdict(set)
    for theory, voter in Vote.objects.order_by().values_list("theory", "voter"):
        there[theory].add(voter)
    return there


def cast(theory_keys, fan_keys, number, progress):
    pour(Vote, FIELDS, votes(theory_keys, fan_keys, number), progress)
