"""Twice as much as can be done, for a minute: what is taken on is done in time."""

import asyncio
from itertools import cycle

from django.conf import settings

from . import ready
from .load import as_fast_as_it_goes, at_rate, get
from .site import Web, running
from .stage import ballots

CALM = 5
"""Seconds after which all has to be as before."""


def overload(place, report, brief):
    ready.sqlite(place)
    seconds = 15 if brief else 60
    # Fans reading: every page is rendered for them.
    pages = [
        get(ballot.path.removesuffix("vote/"), ballot.cookies)
        for ballot in ballots()[:500]
    ]
    with running(Web()) as [web]:
        asyncio.run(measure([web.port], cycle(pages), seconds, report))


async def measure(ports, pages, seconds, report):
    at_work = settings.REQUESTS_AT_WORK
    await as_fast_as_it_goes(ports, pages, at_work, 5)
    alone = await as_fast_as_it_goes(ports, pages, at_work, 15)
    capacity = alone.goodput
    flood = await at_rate(ports, pages, 2 * capacity, seconds)
    await asyncio.sleep(CALM)
    after = await at_rate(ports, pages, capacity / 2, 10)
    refused = flood.percentile(0.99, 503)
    report.say(
        capacity=f"{capacity:.0f}/s",
        sent=flood.sent,
        accepted=flood.number(200),
        refused=flood.number(503),
        unanswered=sum(flood.unanswered.values()),
        goodput=f"{100 * flood.goodput / capacity:.0f} % of capacity",
        accepted_p99=f"{1000 * flood.percentile(0.99, 200):.0f} ms",
        refused_p99=f"{1000 * refused:.0f} ms",
        p99_five_seconds_later=f"{1000 * after.percentile(0.99, 200):.0f} ms",
        refused_later=after.number(503),
    )
    report.expect(not flood.unanswered, f"Unanswered: {dict(flood.unanswered)}.")
    report.expect_in_time(
        flood.goodput >= 0.9 * capacity, "Less than 90 % of capacity."
    )
    report.expect_in_time(
        flood.percentile(0.99, 200) <= 1, "The accepted p99 is over 1 s."
    )
    report.expect_in_time(refused <= 1, "It takes more than 1 s to be refused.")
    report.expect(set(flood.took) <= {200, 503}, f"Answers: {sorted(flood.took)}.")
    report.expect_in_time(
        not after.number(503), "Five seconds later somebody is refused."
    )
