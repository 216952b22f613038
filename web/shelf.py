"""What was used last, as much as fits: a cache within the process."""

import time
from collections import OrderedDict
from threading import Lock

LIFETIME = 20  # seconds, of what says how long ago something was


class Shelf:
    def __init__(self, largest, lifetime=None):
        """At most `largest` bytes, each thing for `lifetime` seconds or for ever."""
        self.largest = largest
        self.lifetime = lifetime
        self.size = 0
        self.things = OrderedDict()
        self.lock = Lock()

    def get(self, key):
        with self.lock:
            if key not in self.things:
                return None
            until, _size, thing = self.things[key]
            if until and until < time.monotonic():
                self.drop(key)
                return None
            self.things.move_to_end(key)
            return thing

    def put(self, key, thing, size):
        until = self.lifetime and time.monotonic() + self.lifetime
        with self.lock:
            self.drop(key)
            self.things[key] = until, size, thing
            self.size += size
            while self.size > self.largest:
                self.drop(next(iter(self.things)))

    def drop(self, key):
        if key in self.things:
            self.size -= self.things.pop(key)[1]
