"""kill -9 of the worker at work: each thing is done once, or somebody is told."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter

from . import ready

LETTER = re.compile(r"^Subject: letter (\d+)$", re.MULTILINE)


def on_sqlite(place, report, brief):
    ready.sqlite(place)
    kill_the_worker(place, report, brief)


def on_postgresql(place, report, brief):
    server = ready.postgresql(place)
    try:
        kill_the_worker(place, report, brief)
    finally:
        server.stop()


def kill_the_worker(place, report, brief):
    from .counting import begin, counted

    kills, each = (2, 50) if brief else (10, 500)
    begin()
    leave(each)
    chance, begun = random.Random(kills), finished()
    for _ in range(kills):
        worker = start_worker()
        begun += chance.randint(3, 10)
        wait_until(lambda wanted=begun: finished() >= wanted)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
    worker = start_worker()
    wait_until(lambda: unfinished() == 0)
    worker.terminate()
    worker.wait()
    letters = Counter(LETTER.findall(all_mail(place)))
    counts, parked = counted(), parked_letters()
    report.say(
        kills=kills,
        tasks=2 * each,
        counted=counts,
        letters=len(letters),
        letters_twice=sum(number > 1 for number in letters.values()),
        parked=len(parked),
        lost=each - len(letters.keys() | parked),
    )
    report.expect(counts == each, f"Counted {counts} times, not {each}.")
    report.expect(set(letters.values()) == {1}, "A letter went out twice.")
    report.expect(len(letters.keys() | parked) == each, "A letter is nowhere.")
    report.expect(len(parked) <= kills, "More were parked than workers died.")


def leave(each):
    from django.core.mail import send_mail

    from .counting import count

    for number in range(each):
        count.enqueue()
        send_mail(f"letter {number}", "Words.", None, ["somebody@example.org"])


def start_worker():
    options = ["--lease=2", "--interval=0.1"]
    return subprocess.Popen(
        [sys.executable, "manage.py", "work", *options], stderr=subprocess.DEVNULL
    )


def results():
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects


def finished():
    return results().finished().count()


def unfinished():
    return results().count() - finished()


def parked_letters():
    letters = (each.args_kwargs["kwargs"]["letter"] for each in results().failed())
    return {each["subject"].removeprefix("letter ") for each in letters}


def all_mail(place):
    return "\n".join(file.read_text() for file in (place / "mail").glob("*"))


def wait_until(is_so, patience=300):
    deadline = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError("The workers did not come to that.")
        time.sleep(0.02)
