"""What was deleted is gone from the disk as well.

SQLite overwrites what it frees (`secure_delete`, in aouad_site/database.py); its
write-ahead log still holds the pages as they were before, until it is emptied.
"""

from django.db import connection


def empty_write_ahead_log():
    """Waits for who is reading, at most as long as a write would; then tidy does it."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
