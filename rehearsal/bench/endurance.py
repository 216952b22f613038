"""How much memory the server holds after very many requests of all kinds."""

from collections.abc import Iterator
from itertools import chain, islice, repeat
from typing import Any

from .client import load
from .requests import get
from .world import World

CONNECTIONS = 8
WARM_UP = 0.1
"""After this part of the requests memory is taken for the first time."""
MORE = 0.5
"""So many again show whether it goes on growing once what is kept has filled up."""


def mixture(world: World) -> Iterator[bytes]:
    """Mostly what many read; one in fifty is a page that nobody asked for lately."""
    many = ["/theories/", world.theory(7), "/evidence/", "/"]
    rare = zip(
        world.anywhere(), world.signed_in("/theories/"), world.searches(), strict=False
    )
    for some in rare:
        for each in some:
            yield each
            yield from chain.from_iterable(repeat([get(page) for page in many], 12))


def endure(server: Any, world: World, number: int) -> dict[str, Any]:
    """Memory in MB after a tenth of the requests, after all of them, and later."""
    requests = mixture(world)

    def memory_after(part: float) -> float:
        some = islice(requests, round(number * part))
        load(server.address, some, connections=CONNECTIONS, seconds=float("inf"))
        return float(server.memory("VmRSS"))

    early, late, later = map(memory_after, [WARM_UP, 1 - WARM_UP, MORE])
    return {
        "requests": number,
        "early_mb": early,
        "late_mb": late,
        "later_mb": later,
        "growth": late / early - 1,
        "later_growth": later / late - 1,
    }
