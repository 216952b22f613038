"""The real server, and what it takes from the machine."""

import os
import subprocess
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import socket

from django.conf import settings

from tools.serving import command

TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    def __init__(self, address, process):
        self.address = address
        self.process = process

    def pids(self):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [self.process.pid, *map(int, children.read_text().split())]

    def cpu_seconds(self):
        """Of all its processes, in programs and in the kernel."""
        total = 0
        for pid in self.pids():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def memory(self, what):
        """Megabytes of the largest process; VmHWM at most so far, VmRSS now."""
        return max(
            int(line.split()[1]) / 1024
            for pid in self.pids()
            for line in Path(f"/proc/{pid}/status").read_text().splitlines()
            if line.startswith(what)
        )

    def get(self, path, headers=None):
        host, port = self.address
        connection = HTTPConnection(host, port, timeout=60)
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


@contextmanager
def running():
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    module = {"DJANGO_SETTINGS_MODULE": "rehearsal.bench.settings"}
    # It writes its log as it would in production, and that costs what it costs.
    with (Path(settings.DATA_DIR) / "server.log").open("w") as log:
        process = subprocess.Popen(
            command("127.0.0.1", port),
            env=os.environ | module,
            stdout=log,
            stderr=log,
        )
    server = Server(("127.0.0.1", port), process)
    try:
        wait_for(server)
        yield server
    finally:
        process.terminate()
        process.wait()


def wait_for(server, patience=60):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            if server.get("/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The server did not start.")
