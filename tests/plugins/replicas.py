"""A streaming replica of the PostgreSQL that the suite runs on."""

import shutil
import tempfile
from pathlib import Path

import pytest
from django.db import connection

from drill.postgres import Postgres


class Origin:
    """The suite's own server, as far as a replica has to know it."""

    def __init__(self, place):
        self.port = place["PORT"]


@pytest.fixture(scope="session")
def followed(django_db_setup):
    """Started once: it copies what there is, then follows."""
    if connection.vendor != "postgresql":
        pytest.skip("A file has no replicas.")
    with tempfile.TemporaryDirectory(prefix="replica-") as name:
        binaries = Path(shutil.which("pg_dump")).parent
        server = Postgres(Path(name), "replica", binaries)
        server.follow(Origin(connection.settings_dict)).start().wait()
        yield server
        server.stop()


@pytest.fixture
def replica(followed):
    """The replica, which follows again when the test is over."""
    followed.start_again_if_gone()
    yield followed
    if followed.process.poll() is None:
        followed.ask("SELECT pg_wal_replay_resume()")


@pytest.fixture
def address_of_replica(replica):
    name = connection.settings_dict["NAME"]
    return f"postgres://postgres@127.0.0.1:{replica.port}/{name}"
