"""The site as a machine runs it: web processes and a worker, to be killed."""

import http.client
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.plugins.postgres import free_port


class Web:
    """One web process; `environment` says which database it knows."""

    folder = "."

    def __init__(self, port=None, **environment):
        self.port = port or free_port()
        self.environment = environment
        self.process = None

    def start(self):
        with Path(os.environ["DATA_DIR"], "web.log").open("a") as log:
            self.process = subprocess.Popen(
                self.command(),
                cwd=self.folder,
                env=os.environ | self.environment,
                stderr=log,
                start_new_session=True,
            )
        return self

    def command(self):
        return [sys.executable, "-m", "aouad_site.server", f"--port={self.port}"]

    def wait(self, path="/healthz", patience=120):
        """Seconds until it answers 200 there."""
        began = time.monotonic()
        while time.monotonic() - began < patience:
            with suppress(OSError, http.client.HTTPException):
                if self.get(path)[0] == 200:
                    return time.monotonic() - began
            time.sleep(0.05)
        raise TimeoutError(f"{path} does not answer 200.")

    def get(self, path, cookies="", headers=None):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookie = {"Cookie": cookies} if cookies else {}
        line.request("GET", path, headers=cookie | (headers or {}))
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        return answer.status, answer.headers, text

    def kill(self):
        """The process and its children, as when the machine runs out of memory."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)


@contextmanager
def running(*processes):
    try:
        for each in processes:
            each.start()
        for each in processes:
            each.wait()
        yield processes
    finally:
        for each in processes:
            each.kill()
