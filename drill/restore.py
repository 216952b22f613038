"""Backups under votes, and what they are restored to elsewhere."""

import os
import time
from pathlib import Path

from . import ready
from .site import Web, running
from .stage import ballots, manage
from .voting import voting


def on_sqlite(place, report, brief):
    ready.sqlite(place)
    number = 2 if brief else 5
    elsewhere = [f"sqlite:///{place}/restored-{each}.sqlite3" for each in range(number)]
    back_up_and_restore(place, report, elsewhere)


def on_postgresql(place, report, brief):
    server = ready.postgresql(place)
    os.environ["PATH"] = f"{server.binaries}{os.pathsep}{os.environ['PATH']}"
    try:
        names = [f"restored_{each}" for each in range(2 if brief else 5)]
        for name in names:
            server.ask(f"CREATE DATABASE {name}")
        urls = [server.url.removesuffix("postgres") + name for name in names]
        back_up_and_restore(place, report, urls)
    finally:
        server.stop()


def back_up_and_restore(place, report, elsewhere):
    cast, files, taken, brought = ballots(), [], [], []
    with running(Web()) as [web], voting(cast, [web.port]) as votes:
        for _ in elsewhere:
            votes.wait_for(20)
            began = time.monotonic()
            files.append(Path(manage("backup", place / "backups").strip()))
            taken.append(time.monotonic() - began)
    for file, url in zip(files, elsewhere, strict=True):
        began = time.monotonic()
        # Compares every row with the manifest, and verifies.
        manage("restore", file, DATABASE_URL=url)
        brought.append(time.monotonic() - began)
    report.say(
        backups=len(files),
        acknowledged_meanwhile=len(votes.acknowledged),
        restored_and_equal=len(brought),
        slowest_backup=f"{max(taken):.1f} s",
        slowest_restore=f"{max(brought):.1f} s",
    )
    report.expect(len(brought) == len(elsewhere), "A restore did not succeed.")
