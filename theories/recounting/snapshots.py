"""Reading many tables as they are at one moment, while others write."""

from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def snapshot():
    """A transaction that sees one moment and holds nobody up.

    Inside another transaction it is part of that one.
    """
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
    elif connection.vendor == "sqlite":
        with deferred(), transaction.atomic():
            yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


@contextmanager
def deferred():
    """Let SQLite's next transaction begin as one that only reads."""
    sqlite: Any = connection
    mode = sqlite.transaction_mode
    sqlite.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        sqlite.transaction_mode = mode
