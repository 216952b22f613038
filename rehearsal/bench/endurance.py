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
    """Memory in MB after a tenth of the requests and after all of them."""
    requests = mixture(world)
    early = round(number * WARM_UP)
    memory = {}
    for upto, asked in {early: early, number: number - early}.items():
        some = islice(requests, asked)
        load(server.address, some, connections=CONNECTIONS, seconds=float("inf"))
        memory[upto] = server.memory("VmRSS")
    return {
        "requests": number,
        "early_mb": memory[early],
        "late_mb": memory[number],
        "growth": memory[number] / memory[early] - 1,
    }
