"""What the site survives, tried on this machine: python -m drill [--brief] [names]

Each drill is a process of its own with a folder of its own, and prints its figures on
one line. DRILL_READY names a folder with the databases of an earlier run, to save time.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .report import Report

ON_POSTGRESQL = {"postmaster", "fleet"}


def drills():
    from . import (
        fleet,
        kills,
        old_code,
        overload,
        postmaster,
        restarts,
        restore,
        slow,
        tasks,
    )

    return {
        "kills-sqlite": kills.on_sqlite,
        "kills-postgresql": kills.on_postgresql,
        "postmaster": postmaster.postmaster,
        "tasks-sqlite": tasks.on_sqlite,
        "tasks-postgresql": tasks.on_postgresql,
        "overload": overload.overload,
        "slow-clients": slow.slow_clients,
        "restarts": restarts.restarts,
        "fleet": fleet.whole_fleet,
        "old-code-sqlite": old_code.on_sqlite,
        "old-code-postgresql": old_code.on_postgresql,
        "restore-sqlite": restore.on_sqlite,
        "restore-postgresql": restore.on_postgresql,
    }


def main(arguments):
    brief = "--brief" in arguments
    names = [each for each in arguments if not each.startswith("-")] or list(drills())
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="drill-ready-") as folder:
        Path(folder).chmod(0o755)
        first = [] if "DRILL_READY" in os.environ else made_first(names)
        os.environ.setdefault("DRILL_READY", folder)
        failed = [name for name in [*first, *names] if apart(name, brief)]
    took = time.monotonic() - began
    said = f"NOT SO: {', '.join(failed)}" if failed else "all as it should be"
    print(f"{len(names)} drills in {took:.0f} s: {said}")
    return 1 if failed else 0


def made_first(names):
    """The databases that these drills copy; only that of SQLite has static files."""
    wanted = [each for each in names if "postgresql" in each or each in ON_POSTGRESQL]
    return ["sqlite", "postgresql"] if wanted else ["sqlite"]


def apart(name, brief):
    """In a process of its own, as Django knows one set of databases in its life."""
    options = ["--brief"] if brief else []
    return subprocess.call([sys.executable, "-m", "drill", f"--one={name}", *options])


def one(name, brief):
    from . import ready

    made = {"sqlite": ready.make_sqlite, "postgresql": ready.make_postgresql}
    report = Report(name, brief)
    with tempfile.TemporaryDirectory(prefix="drill-") as folder:
        try:
            (made | drills())[name](Path(folder), report, brief)
        except (RuntimeError, TimeoutError) as fault:
            report.expect(False, fault)
    report.end()


if __name__ == "__main__":
    chosen = [each.removeprefix("--one=") for each in sys.argv if "--one=" in each]
    if chosen:
        one(chosen[0], "--brief" in sys.argv)
    else:
        sys.exit(main(sys.argv[1:]))
