"""Voters who never stop, and what they were told."""

import http.client
import time
from collections import Counter
from contextlib import contextmanager
from threading import Event, Lock, Thread
from urllib.parse import urlencode

from .stage import TOKEN

NOT_SENT = (ConnectionRefusedError,)
BODY = urlencode({"value": 1, "csrfmiddlewaretoken": TOKEN})


class Votes:
    """`acknowledged` and `unknown` hold (fan, theory); `refused` counts answers of 503.

    A vote whose answer never came may be there or not: nobody was promised anything.
    """

    def __init__(self, ballots, ports):
        self.waiting = list(reversed(ballots))
        self.ports = ports
        self.acknowledged, self.unknown = set(), set()
        self.answers = Counter()
        self.took = []
        self.latest = 0.0
        self.longest_silence = 0.0
        self.enough, self.lock = Event(), Lock()

    def vote(self, number):
        turn = number
        while not self.enough.is_set() and self.waiting:
            ballot = self.waiting.pop()
            turn += 1
            began = time.monotonic()
            try:
                status = self.send(ballot, self.ports[turn % len(self.ports)])
            except NOT_SENT:
                self.again(ballot, "refused connections")
            except (OSError, http.client.HTTPException):
                self.unknown.add((ballot.fan, ballot.theory))
                self.answers["unanswered"] += 1
            else:
                self.note(ballot, status, time.monotonic() - began)
                time.sleep(0.05 if status == 503 else 0)

    def send(self, ballot, port):
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        headers = {
            "Cookie": ballot.cookies,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            line.request("POST", ballot.path, BODY, headers)
            answer = line.getresponse()
            answer.read()
            return answer.status
        finally:
            line.close()

    def note(self, ballot, status, took):
        with self.lock:
            self.answers[status] += 1
            if status == 503:
                self.waiting.append(ballot)
            if status != 303:
                return
            self.acknowledged.add((ballot.fan, ballot.theory))
            self.took.append(took)
            now = time.monotonic()
            if self.latest:
                self.longest_silence = max(self.longest_silence, now - self.latest)
            self.latest = now

    def again(self, ballot, what):
        self.answers[what] += 1
        self.waiting.append(ballot)
        time.sleep(0.05)

    def wait_for(self, number, patience=120):
        """Until so many more are acknowledged; seconds that it took."""
        wanted, began = len(self.acknowledged) + number, time.monotonic()
        while len(self.acknowledged) < wanted:
            if time.monotonic() - began > patience or not self.waiting:
                raise TimeoutError(f"No {number} votes: {dict(self.answers)}")
            time.sleep(0.01)
        return time.monotonic() - began


@contextmanager
def voting(ballots, ports, voters=6):
    votes = Votes(ballots, ports)
    threads = [Thread(target=votes.vote, args=[number]) for number in range(voters)]
    for each in threads:
        each.start()
    try:
        yield votes
    finally:
        votes.enough.set()
        for each in threads:
            each.join()


def missing(votes, rows):
    """Acknowledged and not there: must be nothing, ever."""
    return votes.acknowledged - set(rows)
