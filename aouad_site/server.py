"""The web server: granian, with one listening socket for all that ever serve from it.

Left alone, granian gives each of its processes a socket of its own on Linux, and what
waits in the queue of one that ends is refused: so would somebody be at every restart.
With one socket a new process takes up what the old one left. systemd may hold it
(deploy/tracker.socket); then not even a crash refuses anybody.

Imports nothing of the site: what this process knows, its children would inherit, and a
restart would go on with old code.
"""

import multiprocessing
import os
import socket
import sys
import time
from argparse import ArgumentParser
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels, logger
from granian.net import SocketHolder
from granian.server import Server
from granian.server.mp import MPServer

from aouad_site.leaving import leaving_when_told, tell_to_leave

BACKLOG = 256
PATIENCE = 300
"""Seconds for a new process to load the site."""
FIRST_FROM_SYSTEMD = 3
OPTIONS: dict[str, Any] = {
    "interface": Interfaces.WSGI,
    # As long as granian waits to learn which version a connection speaks, it waits for
    # ever: those who say nothing would take all its places.
    "http": HTTPModes.http1,
    # One process with threads: the rate limits of the accounts count per process.
    "workers": 1,
    # Far more than places at work: slow clients wait in them. Of so many granian would
    # warn at every start, hence only errors are told.
    "blocking_threads": 64,
    "log_level": LogLevels.error,
    "websockets": False,
    "backlog": BACKLOG,
    # What comes before a body is refused with 431 at 64 KB at the latest: as long as
    # there is room left, as much again is read at once.
    "http1_settings": HTTP1Settings(header_read_timeout=10_000, max_buffer_size=32_768),
    "workers_kill_timeout": 30,
}


class Bell:
    """What granian waits at for signals. It takes an Event, which waits for ever for
    itself when a signal comes just as somebody begins to wait; a queue does not. In
    both a signal may be noticed only when the waiting ends, so it does every second."""

    def __init__(self):
        self._rings: SimpleQueue[None] = SimpleQueue()

    def set(self):
        self._rings.put(None)

    def wait(self):
        with suppress(Empty):
            self._rings.get(timeout=1)

    def clear(self):
        """Each ring is heard once: whoever rings meanwhile is not forgotten."""


class OneSocketServer(MPServer):
    """Its processes are `wrks`; `ready` of each is set once it has loaded the site."""

    def __init__(self, *place, **options):
        super().__init__(*place, **options)
        self.main_loop_interrupt: Any = Bell()

    def _init_shared_socket(self):
        self._sso = given() or listening(self.bind_addr, self.bind_port)
        self._sfd = self._sso.fileno()
        holder: Any = SocketHolder
        self._shd = holder(self._sfd, False, BACKLOG)

    def _spawn_worker(self, idx, target, callback_loader):  # type: ignore[override]
        ready = multiprocessing.Event()

        def load():
            site = leaving_when_told(callback_loader(), self._sfd)
            ready.set()
            return site

        process: Any = super()._spawn_worker(idx, target, load)
        process.ready = ready
        return process

    def _respawn_workers(self, workers, spawn_target, target_loader, delay=0):
        """The old one goes when the new one can do its work, and stays if it cannot."""
        for idx in workers:
            old = self.wrks[idx]
            new = self._spawn_worker(idx, spawn_target, target_loader)
            # Until it is ready, its end is no reason to end everything.
            new.interrupt_by_parent = True
            new.start()
            if not is_ready(new):
                logger.error("The new process did not start; the old one stays.")
                new.kill()
                continue
            new.interrupt_by_parent = False
            self.wrks[idx] = new
            tell_to_leave([old])
            old.terminate()
            old.join(self.workers_kill_timeout)
            if old.is_alive():
                old.kill()

    def _stop_workers(self):
        tell_to_leave(self.wrks)
        super()._stop_workers()


def is_ready(process):
    """Whether it comes to that; a machine that is busy takes its time."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.is_alive():
        if process.ready.wait(0.1):
            return True
    return False


def given():
    """The socket that systemd holds for us, if it does."""
    if os.environ.get("LISTEN_PID") == str(os.getpid()):
        return socket.socket(fileno=FIRST_FROM_SYSTEMD)
    return None


def listening(host, port):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    server = socket.create_server((host, port), family=family, backlog=BACKLOG)
    # Connections inherit it: or else the end of a page waits up to 40 ms for the reader
    # to say that the beginning has come.
    server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return server


def main():
    parser = ArgumentParser(prog="python -m aouad_site.server")
    parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
    parser.add_argument("--port", type=int, default=os.environ.get("PORT") or 8000)
    asked = parser.parse_args()
    server: Any = Server
    if sys.platform == "linux":
        # A child that begins anew, as is usual from Python 3.14 on, has no socket.
        multiprocessing.set_start_method("fork")
        server = OneSocketServer
    place = {"address": asked.host, "port": asked.port}
    server("aouad_site.wsgi:application", **place, **OPTIONS).serve()


if __name__ == "__main__":
    main()
