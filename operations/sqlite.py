"""Backups of the SQLite file, taken and put back through SQLite's own online copy."""

import sqlite3
from contextlib import closing

from django.db import connection

from .digests import digest

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"

SUFFIX = "sqlite3"


def back_up(file):
    """Copy the database as of one moment while others go on; return its digest."""
    with closing(raw(live())) as source, closing(raw(file)) as copy:
        # All pages in one step: a copy in several starts anew after every write.
        source.backup(copy, pages=-1)
        # The copy is one file, whatever it was made from.
        copy.execute("PRAGMA journal_mode=DELETE")
        if found := faults_of(copy):
            raise ValueError(f"The copy is not sound: {'; '.join(found)}")
        return digest_of(copy)


def restore(file):
    connection.ensure_connection()
    with closing(raw(file)) as source:
        source.backup(connection.connection, pages=-1)
    connection.close()


def faults():
    with closing(raw(live())) as database:
        return faults_of(database)


def current_digest():
    with closing(raw(live())) as database:
        database.execute("BEGIN")
        return digest_of(database)


def live():
    return connection.settings_dict["NAME"]


def raw(file):
    """Without Django's converters: what the file holds, not what it means."""
    return sqlite3.connect(file, isolation_level=None, timeout=30)


def faults_of(database):
    """What SQLite itself finds wrong, in its words."""
    found = [line for (line,) in database.execute("PRAGMA integrity_check")]
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    references = [f"{table} {row} refers to no {to}" for table, row, to, _key in broken]
    return [line for line in found if line != "ok"] + references


def digest_of(database):
    names = [name for (name,) in database.execute(TABLES)]
    return digest((name, database.execute(f'SELECT * FROM "{name}"')) for name in names)
