"""What is asked of the site, and how much of the floor's pace it should reach."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from django.db import connection

from ..rows import named
from .requests import get
from .world import World

EVERY = (1, 8, 32)
ALONE = (1,)


@dataclass
class Scenario:
    name: str
    goal: float
    """The share of the floor's requests per second that it should reach."""
    page: str
    """What the floor returns the bytes of; nothing at all for an empty address."""
    requests: Iterator[bytes]
    expected: tuple[int, ...] = (200,)
    connections: tuple[int, ...] = EVERY


def scenarios(server: Any, world: World) -> list[Scenario]:
    pages = {
        "list": "/theories/",
        "theory": world.theory(7),
        "evidence": f"/evidence/{named(7)}/",
    }
    return [
        *reading(server, world, pages),
        Scenario("search, never the same", 0.05, "/search/?q=zombie", world.searches()),
        Scenario("theories at random", 0.15, pages["theory"], world.anywhere()),
        *writing(world),
    ]


def reading(server: Any, world: World, pages: dict[str, str]) -> Iterator[Scenario]:
    for name, page in pages.items():
        yield Scenario(f"visitor: {name}", 0.60, page, cycle([get(page)]))
    for name, page in pages.items():
        again = world.again(server, page)
        yield Scenario(f"visitor again: {name}", 0.75, page, again, (304,))
    for name, page in pages.items():
        # Alone: while one change is made, nothing else may be answered meanwhile.
        changed = world.after_changes([page])
        yield Scenario(
            f"after a change: {name}", 0.05, page, changed, connections=ALONE
        )
    for name in ("list", "theory"):
        page = pages[name]
        yield Scenario(f"signed in: {name}", 0.10, page, world.signed_in(page))


def writing(world: World) -> Iterator[Scenario]:
    goal = 0.075 if connection.vendor == "sqlite" else 0.05
    bodies = {
        "vote": lambda chance: f"value={chance.choice([1, -1])}",
        "odds": lambda chance: f"percent={chance.randint(1, 99)}",
    }
    for noun, body in bodies.items():
        posts = world.posts(noun, body)
        yield Scenario(noun, goal, "", posts, (303,), connections=(1, 8, 16, 32))
