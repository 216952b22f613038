"""Backups of PostgreSQL by its own pg_dump and pg_restore, which must be on the path.

They have to be at least as new as the server.
"""

import os
import subprocess

from django.core.management.base import CommandError
from django.db import connection, transaction

from .digests import digest

SUFFIX = "dump"
PLAIN = ["--no-owner", "--no-privileges"]
# A dump may take longer than any request.
PATIENCE = """
    SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;
    SET LOCAL idle_in_transaction_session_timeout = 0
"""
UNPROVEN = """
    SELECT conrelid::regclass || ': ' || conname FROM pg_constraint
    WHERE NOT convalidated
"""


def back_up(file):
    """Dump the database as of one moment; return the digest of that very moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        look_at_one_moment(cursor)
        cursor.execute("SELECT pg_export_snapshot()")
        [moment] = cursor.fetchone()
        run("pg_dump", "--format=custom", *PLAIN, f"--snapshot={moment}", f"-f{file}")
        return digest_of(cursor)


def restore(file):
    # Whoever else is connected would hold locks on what is replaced.
    connection.close()
    options = ["--clean", "--if-exists", "--single-transaction", "--exit-on-error"]
    run("pg_restore", *options, *PLAIN, str(file))


def faults():
    """Constraints that not every row was held against."""
    with connection.cursor() as cursor:
        cursor.execute(UNPROVEN)
        return [f"never proven: {name}" for (name,) in cursor.fetchall()]


def current_digest():
    with transaction.atomic(), connection.cursor() as cursor:
        look_at_one_moment(cursor)
        return digest_of(cursor)


def look_at_one_moment(cursor):
    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    cursor.execute(PATIENCE)


def digest_of(cursor):
    names = connection.introspection.table_names(cursor)
    return digest((name, rows(name)) for name in names)


def rows(table):
    with connection.chunked_cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        yield from cursor


def run(program, *options):
    place = connection.settings_dict
    # Several hosts, of which the primary is meant, stand among the options.
    asked = place["OPTIONS"]
    environment = {
        "PGHOST": place["HOST"] or asked.get("host"),
        "PGPORT": str(place["PORT"] or asked.get("port", "")),
        "PGTARGETSESSIONATTRS": asked.get("target_session_attrs"),
        "PGUSER": place["USER"],
        "PGPASSWORD": place["PASSWORD"],
    }
    given = {name: value for name, value in environment.items() if value}
    command = [program, f"--dbname={place['NAME']}", *options]
    try:
        done = subprocess.run(
            command, env=os.environ | given, capture_output=True, text=True
        )
    except FileNotFoundError:
        raise CommandError(f"{program} is not on the path.") from None
    if done.returncode:
        raise CommandError(f"{program}: {done.stderr.strip()}")
