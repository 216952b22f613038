"""How a process of the web server leaves: first it takes no more connections, a moment
later granian is told to end it.

Told at once, granian would close every connection on which it has read nothing yet,
however new it is. Imports nothing of the site either (aouad_site/server.py).
"""

import os
import signal
import socket
import threading
import time
from contextlib import suppress

LULL = 1
"""Seconds for those who have connected to say what they want."""


def tell_to_leave(workers):
    """Those that serve; the others have nobody to wait for."""
    serving = [each for each in workers if each.ready.is_set() and each.is_alive()]
    for each in serving:
        with suppress(ProcessLookupError):
            os.kill(each.inner.pid, signal.SIGUSR1)
    if serving:
        time.sleep(LULL)


def leaving_when_told(site, listener):
    """The site, in a process that can be told."""
    told = threading.Event()

    def leave(_signal, _frame):
        turn_away_from(listener)
        told.set()

    signal.signal(signal.SIGUSR1, leave)
    return last_on_its_connection(site, told)


def turn_away_from(listener):
    """Granian accepts until it ends: let it do so where nobody calls."""
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.setblocking(False)
        os.dup2(elsewhere.fileno(), listener, inheritable=False)


def last_on_its_connection(site, told):
    """Once told, every answer says so: or else the next request on that connection
    might be on its way while it is closed."""

    def answer(environ, start_response):
        def start(status, headers, *fault):
            last = [("Connection", "close")] if told.is_set() else []
            return start_response(status, headers + last, *fault)

        return site(environ, start)

    return answer
