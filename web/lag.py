"""How far a replica is behind, without trusting clocks or a primary that is busy.

Twice a second the primary is asked how far its log has come. The oldest such mark that
the replica has not reached says how long ago, at the longest, it was up to date.
"""

import logging
import time
from collections import deque
from threading import Thread

from django.db import DEFAULT_DB_ALIAS, Error, connections

logger = logging.getLogger("tracker.replicas")

MOST_LAG = 2  # seconds
ASKED_EVERY = 0.5  # seconds
PAUSE = 5
"""Seconds to leave a replica alone that failed somebody."""
END = """
    SELECT pg_is_in_recovery(), CASE WHEN pg_is_in_recovery() THEN NULL
    ELSE pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') END
"""
REACHED = """
    SELECT pg_is_in_recovery(), pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')
"""


class Follower(Thread):
    """Watches one replica for this process; no request waits for what it asks."""

    def __init__(self, alias):
        super().__init__(name=f"watching {alias}", daemon=True)
        self.alias = alias
        self.marks = deque()
        self.out_until = 0.0
        self.looked_at = self.out_until = 0.0
        self.is_following = False

    def keeps_up(self):
        """Whether it may be read from. Who hangs while asking is no good answer."""
        now = time.monotonic()
        is_known = now - self.looked_at < MOST_LAG
        return self.is_following and is_known and now >= self.out_until

    def leave_out(self):
        self.out_until = time.monotonic() + PAUSE

    def run(self):
        while True:
            self.look()
            time.sleep(ASKED_EVERY)

    def look(self):
        if (mark := log_of_the_primary()) is not None:
            self.marks.append((time.monotonic(), mark))
        is_replica, reached = ask(self.alias, REACHED)
        while self.marks and self.marks[0][1] <= (reached or 0):
            self.marks.popleft()
        now = self.looked_at = time.monotonic()
        # Without a primary nothing is written that could be missed.
        is_late = mark and self.marks and now - self.marks[0][0] > MOST_LAG
        # One that was promoted follows nobody: what it says may be another story.
        is_following = bool(is_replica) and not is_late
        if is_following != self.is_following:
            logger.warning(
                "%s %s", self.alias, "in use" if is_following else "left out"
            )
        self.is_following = is_following


def log_of_the_primary():
    """How many bytes were written to it; None while the primary is away."""
    _is_replica, end = ask(DEFAULT_DB_ALIAS, END)
    return end


def ask(alias, question):
    """The answer, or nothing at all from a database that is away."""
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()
    except Error:
        connections[alias].close()
        return None, None
