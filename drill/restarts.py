"""Twenty rolling restarts under load: whoever asks is answered."""

import asyncio
import os
import signal
from itertools import cycle

from . import ready
from .load import as_fast_as_it_goes, get, until
from .site import Web, running
from .stage import ballots

FASTEST = 50
"""Requests a second; half of what the machine can do, where that is less."""
PAUSES = (0, 0.05)
"""Seconds from being connected to asking: beside the site, and far away."""
PATIENCE = 120


def restarts(place, report, brief):
    ready.sqlite(place)
    number = 3 if brief else 20
    pages = [get("/theories/"), get("/")]
    pages += [
        get(ballot.path.removesuffix("vote/"), ballot.cookies)
        for ballot in ballots()[:100]
    ]
    with running(Web()) as [web]:
        found, born = asyncio.run(roll(web, cycle(pages), number))
    report.say(
        restarts=number,
        rate=f"{found.sent / found.seconds:.0f}/s",
        sent=found.sent,
        answered=found.sent - sum(found.unanswered.values()),
        unanswered=sum(found.unanswered.values()),
        refused=found.number(503),
        p99=f"{1000 * found.percentile(0.99, 200):.0f} ms",
    )
    report.expect(not found.unanswered, f"Unanswered: {dict(found.unanswered)}.")
    report.expect(set(found.took) <= {200, 503}, f"Answers: {sorted(found.took)}.")
    report.expect(len(born) == number, "A restart did not happen.")


async def roll(web, pages, number):
    alone = await as_fast_as_it_goes([web.port], pages, 4, 5)
    rate, enough = max(1, min(FASTEST, alone.goodput / 2)), asyncio.Event()
    load = asyncio.create_task(until(enough, [web.port], pages, rate, PAUSES))
    born = set()
    for _ in range(number):
        born |= await restart(web)
    enough.set()
    return await load, born


async def restart(web):
    """Tell it, and wait until the process that served is gone; returns the new one."""
    before = children(web)
    os.kill(web.process.pid, signal.SIGHUP)
    async with asyncio.timeout(PATIENCE):
        while before & children(web) or not children(web):
            await asyncio.sleep(0.1)
    return children(web)


def children(web):
    path = f"/proc/{web.process.pid}/task/{web.process.pid}/children"
    with open(path) as found:
        return set(found.read().split())
