"""Everything stored again from rows: the proof that nothing drifted.

Theories come in batches, so that the memory needed does not grow with the database.
Looking holds nobody up; mending holds each batch, so that no vote is missed meanwhile.
"""

from time import monotonic, sleep

from django.db import transaction

from evidence.recounting import recount_evidence

from ..models import Theory
from .calls import recount_calls
from .counters import recount_counters
from .odds import recount_odds
from .snapshots import snapshot
from .strengths import recount_strengths
from .votes import recount_votes

BATCH = 50
MOST_AT_ONCE = 500
LONGEST_HOLD = 0.25
"""Seconds that a batch should take: SQLite lets nobody else write meanwhile."""
PAUSE = 0.12
"""Seconds between batches: who waits to write asks SQLite again every tenth of one."""

RECOUNTS = [
    recount_votes,
    recount_strengths,
    recount_odds,
    recount_counters,
    recount_calls,
]
"""In this order: counters follow from votes that count, standing from strengths."""


def everything(*, repair=True, progress=lambda number: None):
    """Evidence, then theories: what evidence weighs is part of every standing."""
    yield from recount_evidence(repair=repair)
    yield from recount(repair=repair, progress=progress)


def recount(*, repair=True, progress=lambda number: None):
    """Yield (theory, {what: (stored, counted)}) for each theory that drifted.

    `progress` is told after each batch how many theories have been looked at.
    """
    seen, size = 0, BATCH if repair else MOST_AT_ONCE
    pks = batch_after(0, size)
    while pks:
        began = monotonic()
        with transaction.atomic() if repair else snapshot():
            drifted = recount_batch(pks, repair)
        if repair:
            size = fitting(size, monotonic() - began)
        seen += len(pks)
        progress(seen)
        yield from drifted
        pks = batch_after(pks[-1], size)
        if repair and pks:
            sleep(PAUSE)


def fitting(size, seconds):
    """How many theories the next batch may have, if so many took `seconds`."""
    wanted = int(size * LONGEST_HOLD / max(seconds, 0.001))
    return max(1, min(wanted, 2 * size, MOST_AT_ONCE))


def batch_after(pk, size):
    later = Theory.objects.filter(pk__gt=pk).order_by("pk")
    return list(later.values_list("pk", flat=True)[:size])


def recount_batch(pks, repair):
    rows = Theory.objects.order_by("pk")
    if repair:
        rows = rows.select_for_update(no_key=True)
    theories = rows.in_bulk(pks)
    drifted: dict[int, dict] = {pk: {} for pk in theories}
    for again in RECOUNTS:
        for pk, drift in again(theories, repair):
            drifted[pk] |= drift
    return [(theories[pk], drift) for pk, drift in drifted.items() if drift]
