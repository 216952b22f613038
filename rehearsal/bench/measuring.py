"""Each scenario and its floor in turns, so that a busy machine slows both alike."""

from itertools import cycle
from pathlib import Path

from django.conf import settings

from .client import Run, load
from .requests import get

ROUNDS = 5


def measure(server, scenario, *, connections, seconds):
    """A row of the table: the scenario beside its floor."""
    name = write_floor(server, scenario.page)
    floor_requests = cycle([get(f"/floor/{name}/")])
    ran, floor, cpu, shares = Run(), Run(), 0.0, []
    options = {"connections": connections, "seconds": seconds / ROUNDS}
    load(server.address, scenario.requests, connections=1, seconds=0.2)
    for _ in range(ROUNDS):
        beside = load(server.address, floor_requests, **options)
        before = server.cpu_seconds()
        run = load(server.address, scenario.requests, **options)
        cpu += server.cpu_seconds() - before
        shares.append(run.per_second / beside.per_second)
        ran.add(run)
        floor.add(beside)
    counted = load(
        server.address, with_count(scenario.requests), connections=1, seconds=0
    )
    return {
        "scenario": scenario.name,
        "connections": connections,
        "goal": scenario.goal,
        "share": ran.per_second / floor.per_second,
        "least_share": min(shares),
        "most_share": max(shares),
        "per_second": ran.per_second,
        "floor_per_second": floor.per_second,
        "p50_ms": ran.percentile(0.5),
        "p99_ms": ran.percentile(0.99),
        "floor_p50_ms": floor.percentile(0.5),
        "bytes": ran.received // max(1, len(ran.took)),
        "queries": counted.queries,
        "cpu_ms": 1000 * cpu / max(1, len(ran.took)),
        "peak_mb": server.memory("VmHWM"),
        "unexpected": {
            status: number
            for status, number in ran.statuses.items()
            if status not in scenario.expected
        },
    }


def with_count(requests):
    for request in requests:
        yield request.replace(b"\r\nHost:", b"\r\nX-Count: 1\r\nHost:", 1)


def write_floor(server, page):
    """Keep the bytes of a page for the floor to return."""
    folder = Path(settings.DATA_DIR) / "floor"
    folder.mkdir(exist_ok=True)
    name = "".join(char if char.isascii() and char.isalnum() else "-" for char in page)
    file = folder / (name or "nothing")
    if not file.exists():
        file.write_bytes(server.get(page)[2] if page else b"")
    return file.name
