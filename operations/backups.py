"""A backup is a file and, beside it, a manifest that says what must be in it."""

import json
import os
from dataclasses import asdict
from hashlib import file_digest
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from . import postgresql, sqlite
from .digests import Digest


def engine():
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


def make(folder):
    """Write a backup into the folder and return its file; half a file never counts."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"tracker-{timezone.now():%Y%m%dT%H%M%S%fZ}.{engine().SUFFIX}"
    file, unfinished = folder / name, folder / f"{name}.unfinished"
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL, 0o600))
    try:
        digest = engine().back_up(unfinished)
        manifest = {"vendor": connection.vendor, "sha256": checksum(unfinished)}
        manifest_of(file).write_text(json.dumps(manifest | asdict(digest), indent=1))
        unfinished.rename(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return file


def restore(file):
    """Put a backup in the place of the database, and make sure that it is the same."""
    manifest = read(file)
    if manifest["vendor"] != connection.vendor:
        raise CommandError(f"This is a backup of {manifest['vendor']}.")
    if checksum(file) != manifest["sha256"]:
        raise CommandError(f"{file} is not what was written: its checksum differs.")
    engine().restore(file)
    compare(file)


def compare(file):
    """Refuse a database that does not hold exactly what the backup held."""
    manifest = read(file)
    backed_up = Digest(manifest["rows"], manifest["tables"])
    if differing := backed_up.differences(engine().current_digest()):
        raise CommandError(f"Not as it was backed up: {', '.join(differing)}.")


def verify():
    """Refuse a database that is broken in itself."""
    if faults := engine().faults():
        raise CommandError("\n".join(faults))
    call_command("recount", check=True)
    call_command("reindex", check=True)


def in_use():
    """Whether somebody has an account in the database that a restore would replace."""
    users = "accounts_user"
    if users not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {users} LIMIT 1")
        return cursor.fetchone() is not None


def older_than_the_newest(number, folder):
    """Names begin with the time, so they sort by age."""
    return sorted(folder.glob(f"tracker-*.{engine().SUFFIX}"))[:-number]


def delete(file):
    file.unlink()
    manifest_of(file).unlink(missing_ok=True)


def checksum(file):
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def manifest_of(file):
    return Path(f"{file}.json")


def read(file):
    try:
        return json.loads(manifest_of(file).read_text())
    except FileNotFoundError:
        raise CommandError(f"There is no manifest {manifest_of(file)}.") from None
