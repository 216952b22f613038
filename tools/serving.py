"""Serves the site with granian and says where, once it really answers there."""

import http.client
import os
import signal
import socket
import subprocess
import time

from .commands import BIN, fail, step


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
    # One process with threads: the rate limits of the accounts count per process.
    options = ["--interface=wsgi", "--workers=1", "--blocking-threads=4", "--no-ws"]
    place = [f"--host={host}", f"--port={port}", "--log-level=warning"]
    application = "aouad_site.wsgi:application"
    server = subprocess.Popen([BIN / "granian", *options, *place, application])
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: server.terminate())
    local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    while server.poll() is None:
        if status := home_page_status(local, port):
            trouble = f", but the home page answers {status}" if status >= 500 else ""
            address = f"[{local}]" if ":" in local else local
            step(f"Serving on http://{address}:{port}{trouble} (Ctrl-C stops it)")
            # A negative status: the server was stopped by a signal, as it should be.
            return max(server.wait(), 0)
        time.sleep(0.1)
    return server.returncode and fail("The server did not start; the reason is above.")


def home_page_status(host, port):
    try:
        connection = http.client.HTTPConnection(host, port, timeout=30)
        connection.request("GET", "/")
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
