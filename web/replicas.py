"""Reading from streaming replicas, as far as they keep up.

Whoever only reads is served from a replica; whoever wrote reads from the primary for a
while, and so sees what they wrote. A replica that lags, is gone or was promoted is left
out. What is written goes to the primary, whatever it was read from.
"""

import random
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from prometheus_client import Counter

from .lag import Follower
from .shedding import ALWAYS
from .watching import registry

reads = Counter(
    "tracker_reads", "Requests by what they read from", ["database"], registry=registry
)

WROTE = "wrote"
PINNED_FOR = 10
"""Seconds; more than any replica in use lags."""
SAFE = {"GET", "HEAD"}
chosen: ContextVar[str] = ContextVar("what is read from", default=DEFAULT_DB_ALIAS)


def reading_from() -> str:
    """The database that this request reads from."""
    alias = chosen.get()
    # What is about to be written must be read where it is locked.
    if connections[DEFAULT_DB_ALIAS].in_atomic_block:
        return DEFAULT_DB_ALIAS
    return alias


class ReplicaRouter:
    def db_for_read(self, model, **hints):
        return reading_from()

    def db_for_write(self, model, **hints):
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one, other, **hints):
        return True

    def allow_migrate(self, alias, app_label, **hints):
        return alias == DEFAULT_DB_ALIAS


class ReplicaMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.followers = [Follower(alias) for alias in settings.REPLICAS]
        for each in self.followers:
            each.start()

    def __call__(self, request):
        if not self.followers or request.path in ALWAYS:
            return self.get_response(request)
        if request.method not in SAFE:
            response = self.get_response(request)
            self.pin(response)
            return response
        follower = None if WROTE in request.COOKIES else self.pick()
        if follower is None:
            reads.labels(DEFAULT_DB_ALIAS).inc()
            return self.get_response(request)
        with reading(follower.alias):
            response = self.get_response(request)
        if response.status_code == 503:
            # It went away just now, or stopped a query to keep up.
            follower.leave_out()
            return self.get_response(request)
        reads.labels(follower.alias).inc()
        return response

    def pick(self):
        keeping_up = [each for each in self.followers if each.keeps_up()]
        return random.choice(keeping_up) if keeping_up else None

    def pin(self, response):
        """By a cookie of the browser that wrote: no process has to remember."""
        response.set_cookie(
            WROTE,
            "1",
            max_age=PINNED_FOR,
            secure=settings.HAS_HTTPS,
            httponly=True,
            samesite="Lax",
        )


@contextmanager
def reading(alias):
    token = chosen.set(alias)
    try:
        yield
    finally:
        chosen.reset(token)
