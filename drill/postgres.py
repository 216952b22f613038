"""PostgreSQL that loses nothing: a primary, what follows it, and their ends."""

import os
import shutil
import signal
import subprocess
import time

import psycopg

from tests.plugins.postgres import (
    INITDB,
    LOCALE,
    NOBODY,
    SETTINGS,
    copy_binaries,
    free_port,
    start,
)

SAFE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


class Postgres:
    """One server with a folder of its own below `place`."""

    def __init__(self, place, name, binaries=None):
        self.folder = place / name
        self.folder.mkdir()
        if NOBODY:
            os.chmod(place, 0o755)
            os.chown(self.folder, 65534, 65534)
        self.binaries = binaries or copy_binaries(self.folder)
        self.data, self.port = self.folder / "data", free_port()
        self.process = None

    @property
    def url(self):
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def make(self):
        self.run("initdb", "-D", self.data, *INITDB, LOCALE)
        return self

    def take(self, data):
        """The files of a server that was stopped."""
        shutil.copytree(data, self.data)
        if NOBODY:
            for each in [self.data, *self.data.rglob("*")]:
                os.chown(each, 65534, 65534)

    def follow(self, primary):
        """Become a replica, which a synchronous primary waits for by this name."""
        origin = f"host=127.0.0.1 port={primary.port} user=postgres"
        name = f"{origin} application_name={self.folder.name}"
        self.run(
            "pg_basebackup",
            "-D",
            self.data,
            "-R",
            "-X",
            "stream",
            "-c",
            "fast",
            "-d",
            name,
        )
        return self

    def start(self, **settings):
        asked = SETTINGS | SAFE | settings
        options = [f"--{name}={value}" for name, value in asked.items()]
        command = [self.binaries / "postgres", "-D", self.data, f"-p{self.port}"]
        with (self.folder / "log").open("a") as log:
            self.process = start(*command, *options, log=log)
        return self

    def wait(self, patience=60):
        """Until it answers; a server that ended is started again, as systemd would."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                # The dead postmaster's children have not all gone yet.
                time.sleep(0.2)
                self.start()
            try:
                self.ask("SELECT 1")
                return self
            except psycopg.OperationalError:
                time.sleep(0.1)
        raise TimeoutError((self.folder / "log").read_text()[-2000:])

    def start_again_if_gone(self):
        if self.process.poll() is not None:
            self.start().wait()

    def ask(self, question, *values):
        place = {"host": "127.0.0.1", "port": self.port, "user": "postgres"}
        with psycopg.connect(
            **place, dbname="postgres", autocommit=True, connect_timeout=2
        ) as connection:
            answer = connection.execute(question, values or None)
            return answer.fetchall() if answer.description else []

    def kill(self):
        """The postmaster alone, without a word; its children notice."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)

    def promote(self):
        self.ask("SELECT pg_promote(true, 60)")

    def run(self, program, *options):
        command = [self.binaries / program, *options]
        done = subprocess.run(
            list(map(str, command)), capture_output=True, text=True, **NOBODY
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
