"""Load at a given rate whatever the answers are, and as much as can be done at once.

An open loop: people do not wait for each other. Every request has a connection of its
own, as after a restart.
"""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count, cycle

PATIENCE = 30


@dataclass
class Answers:
    """Seconds that each answer took, by status; what got none, by what happened."""

    took: dict[int, list[float]] = field(default_factory=dict)
    unanswered: Counter = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, status, took):
        self.took.setdefault(status, []).append(took)

    def take_in(self, other):
        for status, took in other.took.items():
            self.took.setdefault(status, []).extend(took)
        self.unanswered += other.unanswered
        self.seconds += other.seconds

    def number(self, status):
        return len(self.took.get(status, []))

    def percentile(self, share, status):
        took = sorted(self.took.get(status, [0.0]))
        return took[min(len(took) - 1, int(share * len(took)))]

    @property
    def sent(self):
        return sum(map(len, self.took.values())) + sum(self.unanswered.values())

    @property
    def goodput(self):
        return self.number(200) / self.seconds if self.seconds else 0.0


async def ask(port, request, answers, pause=0):
    """`pause`: seconds from being connected to asking, as on a long line."""
    began = time.perf_counter()
    writer = None
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.sleep(pause)
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            body = await reader.read()
        if is_whole(head, body):
            answers.add(int(head.split(None, 2)[1]), time.perf_counter() - began)
        else:
            answers.unanswered["cut short"] += 1
    except asyncio.IncompleteReadError as fault:
        said = "cut short" if fault.partial else "closed before a byte"
        answers.unanswered[said] += 1
    except (OSError, TimeoutError) as fault:
        answers.unanswered[type(fault).__name__] += 1
    finally:
        if writer:
            writer.close()


def is_whole(head, body):
    fields = head.lower().split(b"\r\n")
    if b"transfer-encoding: chunked" in fields:
        return body.endswith(b"0\r\n\r\n")
    return b"content-length: %d" % len(body) in fields


async def at_rate(ports, requests, rate, seconds):
    """So many a second for so long, evenly, whatever comes back."""
    enough = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, enough.set)
    return await until(enough, ports, requests, rate)


async def until(enough, ports, requests, rate, pauses=(0,)):
    answers, tasks = Answers(), set()
    turns, pauses, began = cycle(ports), cycle(pauses), time.perf_counter()
    for number in count():
        if enough.is_set():
            break
        await asyncio.sleep(began + number / rate - time.perf_counter())
        asked = ask(next(turns), next(requests), answers, next(pauses))
        task = asyncio.create_task(asked)
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    answers.seconds = time.perf_counter() - began
    await asyncio.gather(*tasks)
    return answers


async def as_fast_as_it_goes(ports, requests, busy, seconds):
    """So many people, each asking again as soon as the answer is there."""
    answers, turns = Answers(), cycle(ports)
    until = time.perf_counter() + seconds

    async def reader():
        while time.perf_counter() < until:
            await ask(next(turns), next(requests), answers)

    await asyncio.gather(*(reader() for _ in range(busy)))
    answers.seconds = seconds
    return answers


def get(path, cookies=""):
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
    lines += [f"Cookie: {cookies}"] if cookies else []
    return "\r\n".join([*lines, "", ""]).encode()
