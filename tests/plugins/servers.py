"""The production server on the database of a test, to be overloaded and killed."""

import http.client
import os
import signal
import subprocess
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tools.serving import command

from .postgres import free_port

TOKEN = "a" * 32
"""A token against forgery is right when cookie and form say the same."""


@dataclass
class Server:
    port: int
    process: subprocess.Popen

    def ask(self, path="/", typed=None, *, cookies="", timeout=30, **headers):
        """(status, headers, text) of a GET, or of a POST of what was typed."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        if cookies or typed is not None:
            headers["Cookie"] = f"{cookies}; csrftoken={TOKEN}"
        with closing(line):
            if typed is None:
                line.request("GET", path, headers=headers)
            else:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
                body = urlencode({**typed, "csrfmiddlewaretoken": TOKEN})
                line.request("POST", path, body, headers)
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read().decode()

    def insist(self, *asked, **more):
        """Ask again as long as there is too much to do."""
        while (answer := self.ask(*asked, **more))[0] == 503:
            time.sleep(0.01)
        return answer

    def kill(self):
        """The server and its workers, as when the machine runs out of memory."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def wait_until(self, is_so, patience=90):
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            assert self.process.poll() is None, "The server stopped."
            try:
                if is_so(self.ask()[0]):
                    return
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.05)
        pytest.fail("The server did not come to that.")


def session_of(user):
    """The cookie of somebody who is logged in."""
    client = Client()
    client.force_login(user)
    return f"sessionid={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def address_of_database():
    place = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{place['NAME']}"
    return f"postgres://{place['USER']}@{place['HOST']}:{place['PORT']}/{place['NAME']}"


@pytest.fixture
def start_server():
    """Start a server; at the end of the test every one is stopped."""
    started = []

    def start_server(**settings):
        port = free_port()
        environment = os.environ | {"DATABASE_URL": address_of_database()}
        environment |= {name: str(value) for name, value in settings.items()}
        process = subprocess.Popen(
            command("127.0.0.1", port), env=environment, start_new_session=True
        )
        server = Server(port, process)
        started.append(server)
        server.wait_until(lambda status: status == 200)
        return server

    yield start_server
    for server in started:
        server.kill()
