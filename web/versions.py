"""The state of the whole database, in one cheap question.

Two equal answers mean that nothing was committed between them: whatever was read after
the first may be shown after the second. Nobody has to remember to say that something
changed.
"""

from collections.abc import Hashable
from itertools import count
from threading import local

from django.db import connections

from .replicas import reading_from

numbers = count()
of_this_thread = local()

# All transactions that are visible, by name: PostgreSQL's own snapshot. It moves with
# every database of the server, so more often than need be, never less. A replica does
# not know their names; there it is how far it has come in the log of the primary.
SNAPSHOT = """
    SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text
    ELSE pg_current_snapshot()::text END
"""


def version() -> Hashable:
    """Of the database that is read from; compared within this process only.

    Raises DatabaseError as any query does.
    """
    alias = reading_from()
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(SNAPSHOT)
            return alias, cursor.fetchone()[0]
        cursor.execute("PRAGMA data_version")
        by_others = cursor.fetchone()[0]
    own = connection.connection.total_changes
    return number_of(connection.connection), by_others, own


def number_of(raw):
    """SQLite counts for each connection apart, so each has a number of its own."""
    if getattr(of_this_thread, "raw", None) is not raw:
        of_this_thread.raw = raw
        of_this_thread.number = next(numbers)
    return of_this_thread.number
