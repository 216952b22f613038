"""Clients that send a byte now and then, or none: they wait, and nobody else does."""

import asyncio
import socket
from contextlib import suppress
from itertools import cycle

from . import ready
from .load import as_fast_as_it_goes, at_rate, get
from .site import Web, running

HEAD = b"POST /horizon/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
BODY = b"Content-Length: 1000\r\n\r\nwatched"


def slow_clients(place, report, brief):
    ready.sqlite(place)
    with running(Web(REQUESTS_AT_WORK="8")) as [web]:
        bodies = [connect(web.port, HEAD + BODY) for _ in range(40)]
        heads = [connect(web.port, HEAD) for _ in range(100)]
        heads += [connect(web.port, b"") for _ in range(50)]
        pages = cycle([get("/theories/")])
        found = asyncio.run(read([web.port], pages, 5 if brief else 15))
        cut = sum(is_cut(each) for each in heads)
        for each in bodies + heads:
            each.close()
    report.say(
        slow_bodies=len(bodies),
        slow_heads=len(heads),
        cut_off_after_ten_seconds=cut,
        sent=found.sent,
        answered=found.number(200),
        p99=f"{1000 * found.percentile(0.99, 200):.0f} ms",
    )
    report.expect(not found.unanswered, f"Unanswered: {dict(found.unanswered)}.")
    report.expect(set(found.took) <= {200, 503}, f"Answers: {sorted(found.took)}.")
    all_read = found.number(200) == found.sent
    report.expect_in_time(all_read, "not everybody could read")
    report.expect(cut == len(heads), "A head that never ends keeps its connection.")


async def read(ports, pages, seconds):
    """Half as much as can be read beside the slow ones."""
    alone = await as_fast_as_it_goes(ports, pages, 4, 5)
    rate = max(1, min(20, alone.goodput / 2))
    return await at_rate(ports, pages, rate, seconds)


def connect(port, words):
    slow = socket.create_connection(("127.0.0.1", port))
    slow.sendall(words)
    return slow


def is_cut(connection, patience=30):
    connection.settimeout(patience)
    with suppress(ConnectionError):
        return connection.recv(1_000) is not None
    return True
