"""Tallies and days of odds, played again entry by entry."""

from collections import Counter
from itertools import groupby
from operator import itemgetter

from episodes.reveal import episode_label

from ..models import Odds, OddsDay, OddsTally
from ..quantiles import summary
from .differences import differences

CHUNK = 2000


def replay(theories):
    """Bring the odds of these theories, by key, in line; the caller holds them."""
    for pk, _drift in list(recount_odds(theories, repair=True)):
        theories[pk].count(fan_odds=theories[pk].fan_odds_of_days())


def recount_odds(theories, repair):
    stored_tallies, stored_days = stored(theories)
    replays = replayed(theories)
    nothing, drifted = Replay([]), {}
    for pk in theories:
        replay = replays.get(pk, nothing)
        drift = differences(stored_tallies.get(pk, {}), named_tallies(replay.tally))
        drift |= differences(stored_days.get(pk, {}), named_days(replay.days))
        if drift:
            drifted[pk] = replay
            yield pk, drift
    if repair:
        store(drifted)


def replayed(theories):
    """{theory: its Replay}, with one theory's fans in memory at a time."""
    # By their time: a merge adds entries later than they were given.
    given = (
        Odds.objects.counted()
        .filter(theory__in=theories)
        .order_by("theory", "given_at", "pk")
        .values_list("theory", "given_at", "fan", "reveal_at", "percent")
    )
    of_each = groupby(given.iterator(CHUNK), key=itemgetter(0))
    return {pk: Replay(entry[1:] for entry in own) for pk, own in of_each}


class Replay:
    """What a theory's entries, in their order, come to: its tally and its days."""

    def __init__(self, entries):
        """`entries` are (given_at, fan, reveal_at, percent)."""
        self.tally = Counter()
        self.seen = {}
        """{level: Counter of {percent: fans who hold it within the level}}"""
        self.days = {}
        latest = {}
        for day, given in groupby(entries, key=lambda entry: entry[0].date()):
            touched = set()
            for _given_at, fan, level, percent in given:
                self.open_level(level)
                self.count(level, percent, 1)
                if fan in latest:
                    self.count(level, latest[fan], -1)
                latest[fan] = percent
                touched |= {each for each in self.seen if each >= level}
            for level in touched:
                self.days[day, level] = summary(self.seen[level])

    def open_level(self, level):
        if level not in self.seen:
            below = max((each for each in self.seen if each < level), default=None)
            self.seen[level] = Counter(self.seen.get(below))

    def count(self, level, percent, by):
        self.tally[level, percent] += by
        for each, fans in self.seen.items():
            if each >= level:
                fans[percent] += by


def stored(theories):
    """What is kept of these theories, under the names that `drift` uses."""
    tallies, days = {}, {}
    for row in OddsTally.objects.filter(theory__in=theories):
        cell = named_tallies({(row.reveal_at, row.percent): row.fans})
        tallies.setdefault(row.theory_id, {}).update(cell)
    for each in OddsDay.objects.filter(theory__in=theories):
        drawn = named_days({(each.day, each.reveal_at): each.summary})
        days.setdefault(each.theory_id, {}).update(drawn)
    return tallies, days


def named_tallies(tally):
    return {
        f"fans at {percent} % within {episode_label(level)}": fans
        for (level, percent), fans in tally.items()
        if fans
    }


def named_days(days):
    return {
        f"odds on {day} within {episode_label(level)}": numbers
        for (day, level), numbers in days.items()
    }


def store(replays):
    OddsTally.objects.filter(theory__in=replays).delete()
    OddsDay.objects.filter(theory__in=replays).delete()
    OddsTally.objects.bulk_create(
        OddsTally(theory_id=pk, reveal_at=level, percent=percent, fans=fans)
        for pk, replay in replays.items()
        for (level, percent), fans in replay.tally.items()
    )
    OddsDay.objects.bulk_create(
        OddsDay(theory_id=pk, day=day, reveal_at=level, **vars(numbers))
        for pk, replay in replays.items()
        for (day, level), numbers in replay.days.items()
    )
