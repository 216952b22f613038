"""Databases that are filled once, and copied for every drill."""

import os
import shutil
from pathlib import Path

from .postgres import Postgres
from .stage import fill, manage, settle

READY = Path(os.environ.get("DRILL_READY", "nowhere"))


def make_sqlite(place, report, brief):
    settle(READY, f"sqlite:///{READY}/tracker.sqlite3")
    fill()
    manage("collectstatic", "--noinput", "--verbosity=0")
    # All of it in the one file that is copied.
    manage("backup", READY / "backup")


def make_postgresql(place, report, brief):
    hasty = {"fsync": "off", "synchronous_commit": "off"}
    server = Postgres(READY, "postgresql").make().start(**hasty).wait()
    settle(READY, server.url)
    fill()
    server.stop()


def sqlite(place):
    """A site on SQLite, in this process too."""
    file = place / "tracker.sqlite3"
    [backup] = (READY / "backup").glob("*.sqlite3")
    shutil.copy(backup, file)
    take_static(place)
    settle(place, f"sqlite:///{file}")


def postgresql(place):
    """A primary that runs, and a site on it."""
    server = Postgres(place, "primary", binaries())
    server.take(READY / "postgresql" / "data")
    server.start().wait()
    take_static(place)
    settle(place, server.url)
    return server


def binaries():
    [found] = (READY / "postgresql").glob("*/pginstall/bin")
    return found


def take_static(place):
    (place / "data").mkdir()
    (place / "data" / "static").symlink_to(READY / "data" / "static")
