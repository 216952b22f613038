"""Two things that should take as long as each other, asked in turns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .client import Run, load
from .world import PER_PAGE, World

ROUNDS = 6
DEEP = 1_000


@dataclass
class Comparison:
    name: str
    goal: float
    """How many times as long the second may take."""
    first: Iterator[bytes]
    second: Iterator[bytes]


def comparisons(world: World) -> list[Comparison]:
    deepest = min(DEEP, len(world.theories) // PER_PAGE - PER_PAGE)
    return [
        Comparison(
            f"page {deepest:,} of the list against page 1",
            1.15,
            world.list_from(1),
            world.list_from(deepest),
        ),
        Comparison(
            "a theory with 1,000 comments against one with 10",
            1.3,
            world.after_changes([world.theory(2)]),
            world.after_changes([world.theory(1)]),
        ),
    ]


def compare(server: Any, comparison: Comparison, *, seconds: float) -> dict[str, Any]:
    """The medians of both, one connection, nothing of it kept from before."""
    first, second = Run(), Run()
    for _ in range(ROUNDS):
        for run, requests in (
            (first, comparison.first),
            (second, comparison.second),
        ):
            each = load(
                server.address, requests, connections=1, seconds=seconds / ROUNDS
            )
            run.add(each)
    medians = first.percentile(0.5), second.percentile(0.5)
    return {
        "comparison": comparison.name,
        "goal": comparison.goal,
        "times": medians[1] / medians[0],
        "first_p50_ms": medians[0],
        "second_p50_ms": medians[1],
        "statuses": {**first.statuses, **second.statuses},
    }
