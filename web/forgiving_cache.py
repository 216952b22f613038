"""Valkey as the cache of several processes, all of which may vanish.

While it is away each process goes on with a memory of its own, so that limits still
count, if by process. It is asked again after a while, not by every request.
"""

import logging
import time

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger("tracker.cache")

PAUSE = 5
"""Seconds to go on without it after a failure."""
QUICK = {"socket_connect_timeout": 0.25, "socket_timeout": 0.25}
"""A cache that takes longer is none."""


class ForgivingCache(RedisCache):
    def __init__(self, server, params):
        params["OPTIONS"] = QUICK | params.get("OPTIONS", {})
        super().__init__(server, params)
        self.away_until = 0.0
        self.own = LocMemCache("while Valkey is away", {})

    def forgive(self, operation, *arguments, **named):
        if time.monotonic() >= self.away_until:
            try:
                return getattr(super(), operation)(*arguments, **named)
            except (RedisError, OSError) as fault:
                self.away_until = time.monotonic() + PAUSE
                logger.warning("the cache is away: %s", type(fault).__name__)
        return getattr(self.own, operation)(*arguments, **named)


def forgiving(operation):
    def call(self, *arguments, **named):
        return self.forgive(operation, *arguments, **named)

    call.__name__ = operation
    return call


OPERATIONS = [
    *["add", "get", "set", "touch", "delete", "get_many", "has_key", "incr"],
    *["set_many", "delete_many", "clear"],
]
for each in OPERATIONS:
    setattr(ForgivingCache, each, forgiving(each))
