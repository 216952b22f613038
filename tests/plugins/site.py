"""The site as its readers start it: one command, the production server, real files."""

import os
import re
import signal
import subprocess
import sys
from subprocess import PIPE

import pytest
from django.db import connection

from .postgres import free_port


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of the site after `dev.py run`, with the canon and nobody's words."""
    if connection.vendor != "sqlite":
        pytest.skip("Starting the site is tested once, on SQLite.")
    data = tmp_path_factory.mktemp("site")
    place = {"PORT": str(free_port()), "DATA_DIR": str(data), "SECRET_KEY": ""}
    command = [sys.executable, "dev.py", "run"]
    environment = {**os.environ, **place}
    environment["DJANGO_SETTINGS_MODULE"] = "aouad_site.settings"
    with subprocess.Popen(command, env=environment, stdout=PIPE, text=True) as process:
        address = next((line for line in process.stdout if "Serving" in line), "")
        assert address, "The site did not start."
        yield re.search(r"http://\S+", address)[0]
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
