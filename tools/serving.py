"""Serves the site, with a worker beside it, and says where once it really answers."""

import http.client
import os
import signal
import socket
import subprocess
import time

from .commands import BIN, fail, step

PAUSE = 1  # second, before a worker that ended is started again


def free_address():
    host = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        fail(f"PORT must be a number from 1 to 65535, not {port!r}.")
    try:
        found = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)
        family, kind, _, _, address = found[0]
        with socket.socket(family, kind) as probe:
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        fail(f"Cannot serve on {host} port {port}: {error.strerror}. Set HOST or PORT.")
    return host, int(port)


def serve(host, port):
    """Until we are told to stop, or the server stops by itself."""
    server = subprocess.Popen(command(host, port))
    worker = subprocess.Popen(worker_command())
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: server.terminate())
    try:
        if not say_where(server, host, port):
            fail("The server did not start; the reason is above.")
        while server.poll() is None:
            if worker.poll() is not None:
                time.sleep(PAUSE)
                worker = subprocess.Popen(worker_command())
            wait(server, PAUSE)
    finally:
        worker.terminate()
        worker.wait()
    # A negative status: the server was stopped by a signal, as it should be.
    return max(server.returncode, 0)


def say_where(server, host, port):
    """Whether the server came to answer."""
    local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    while server.poll() is None:
        if status := home_page_status(local, port):
            trouble = f", but the home page answers {status}" if status >= 500 else ""
            address = f"[{local}]" if ":" in local else local
            step(f"Serving on http://{address}:{port}{trouble} (Ctrl-C stops it)")
            return True
        time.sleep(0.1)
    return False


def wait(process, seconds):
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def command(host, port):
    """What a machine runs; the systemd unit in deploy/ says the same."""
    place = [f"--host={host}", f"--port={port}"]
    return [BIN / "python", "-m", "aouad_site.server", *place]


def worker_command():
    return [BIN / "python", "manage.py", "work"]


def home_page_status(host, port):
    try:
        connection = http.client.HTTPConnection(host, port, timeout=30)
        connection.request("GET", "/")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
