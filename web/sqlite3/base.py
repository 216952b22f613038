"""Django's SQLite, with a pool of connections and the writers of a process in a queue.

SQLite lets one write at a time. Whoever comes meanwhile sleeps and tries again, up to a
tenth of a second later each time, however soon the turn is free. Within the process
writers wait for each other instead, and go on at once; between processes as before.
"""

from collections import defaultdict
from threading import Lock

from django.db.backends.sqlite3 import base, features

from .pool import File, Pool

pool = Pool()

turns: defaultdict[str, Lock] = defaultdict(Lock)
"""Whose turn it is to write, for each file."""


class DatabaseFeatures(features.DatabaseFeatures):
    # Any SQLite that Django takes has JSON. Django asks each connection, in a
    # transaction: that fails while somebody writes, and the connection would do
    # without JSON for as long as it lasts.
    supports_json_field = True


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
    turn: Lock | None = None
    file: File | None = None

    def _start_transaction_under_autocommit(self):
        turn = turns[str(self.settings_dict["NAME"])]
        # Who has waited long enough asks SQLite, and is told if it is locked.
        if turn.acquire(timeout=self.settings_dict["OPTIONS"].get("timeout", 5)):
            self.turn = turn
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self.pass_on()
            raise

    def _commit(self):
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self.pass_on()

    def _rollback(self):
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self.pass_on()

    def get_new_connection(self, conn_params):
        self.file = File.at(conn_params["database"])
        return pool.take(self.file) or super().get_new_connection(conn_params)

    def close_if_unusable_or_obsolete(self):
        """When a request is over, somebody else may go on with what it had open."""
        if self.is_at_rest() and pool.put(self.file, self.connection):
            self.connection = None
        super().close_if_unusable_or_obsolete()

    def is_at_rest(self):
        is_open = self.connection is not None and not self.connection.in_transaction
        return is_open and not self.in_atomic_block and not self.errors_occurred

    def _close(self):
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self.pass_on()

    def pass_on(self):
        if self.turn:
            turn, self.turn = self.turn, None
            turn.release()
