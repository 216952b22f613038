"""The state of the whole database, in one cheap question.

Two equal answers mean that nothing was committed between them: whatever was read after
the first may be shown after the second. Nobody has to remember to say that something
changed.
"""

from collections.abc import Hashable
from functools import cache
from itertools import count
from threading import Lock
from typing import Any

from django.db import DatabaseError, connections

from .replicas import reading_from

numbers = count()

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
    if connection.vendor == "sqlite":
        return onlooker(alias).version()
    with connection.cursor() as cursor:
        cursor.execute(SNAPSHOT)
        return alias, cursor.fetchone()[0]


class Onlooker:
    """A connection that never writes, one for all threads of the process.

    SQLite tells a connection what others have committed, and counts for each apart.
    """

    def __init__(self, alias: str) -> None:
        self.connection: Any = connections.create_connection(alias)
        self.connection.inc_thread_sharing()
        self.lock = Lock()
        self.number = next(numbers)

    def version(self) -> Hashable:
        with self.lock:
            try:
                with self.connection.cursor() as cursor:
                    cursor.execute("PRAGMA data_version")
                    return self.number, cursor.fetchone()[0]
            except DatabaseError:
                # Another connection counts from elsewhere.
                self.connection.close()
                self.number = next(numbers)
                raise


@cache
def onlooker(alias: str) -> Onlooker:
    return Onlooker(alias)
