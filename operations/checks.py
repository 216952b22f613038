"""What `manage.py check` and every start say about the machine."""

import sqlite3

from django.core.checks import Tags, Warning, register
from django.db import connection

from aouad_site.newer_sqlite import SOUND


@register(Tags.database)
def sqlite_is_sound(app_configs, databases=None, **options):
    return warnings_about(connection.vendor, sqlite3.sqlite_version_info)


def warnings_about(vendor, version):
    if vendor != "sqlite" or version >= SOUND:
        return []
    told = ".".join(map(str, version))
    return [
        Warning(
            f"SQLite {told} can corrupt a database in WAL mode.",
            hint="Use SQLite 3.51.3 or newer, install pysqlite3, or use PostgreSQL.",
            id="operations.W001",
        )
    ]
