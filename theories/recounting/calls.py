"""The calls of every verdict, scored again from the odds held at its lock.

A premiere that is moved moves the lock: this is where the scores follow.
"""

from heapq import merge
from itertools import groupby
from operator import itemgetter

from ..models import Verdict
from ..models.scoring import calls_of, score

CHUNK = 2000
MOST_NAMED = 100
"""Fans of one verdict who are named; of more only the number is told."""


def recount_calls(theories, repair):
    for verdict in Verdict.objects.filter(theory__in=theories).select_related("theory"):
        drift = drift_of(verdict)
        if drift:
            if repair:
                verdict.calls.all().delete()
                score(verdict)
            yield verdict.theory_id, drift


def drift_of(verdict):
    """{whose call: (stored, counted)}; both sides are read fan by fan."""
    columns = "fan", "percent", "brier"
    stored = verdict.calls.order_by("fan").values_list(*columns).iterator(CHUNK)
    counted = ((c.fan_id, c.percent, c.brier) for c in calls_of(verdict))
    drift, unnamed = {}, 0
    sides = merge(sided(0, stored), sided(1, counted), key=itemgetter(0))
    for fan, found in groupby(sides, key=itemgetter(0)):
        pair = [None, None]
        for _fan, side, call in found:
            pair[side] = call
        if pair[0] != pair[1] and len(drift) < MOST_NAMED:
            drift[f"call of fan {fan}"] = tuple(pair)
        elif pair[0] != pair[1]:
            unnamed += 1
    return drift | ({"calls of more fans": ("", unnamed)} if unnamed else {})


def sided(side, calls):
    for fan, *call in calls:
        yield fan, side, tuple(call)
