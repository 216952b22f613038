"""Open connections to files, handed from one thread to the next.

A server has many threads, few of which are at work. Were each to keep a connection, all
of them would learn the schema and the statements. One that was used just now knows them
already, for whoever comes next.
"""

import os
from collections import defaultdict
from threading import Lock
from typing import Any, NamedTuple, Self

MOST = 8
"""Idle connections to one file; more are closed."""


class File(NamedTuple):
    """A file, and not whatever stands at its path later, as after a restore."""

    path: str
    device: int
    number: int

    @classmethod
    def at(cls, path: str) -> Self | None:
        """None if there is none, or not yet."""
        try:
            found = os.stat(path)
        except OSError:
            return None
        return cls(path, found.st_dev, found.st_ino)


class Pool:
    def __init__(self) -> None:
        self.idle: defaultdict[File, list[Any]] = defaultdict(list)
        self.lock = Lock()

    def take(self, file: File | None) -> Any:
        """The connection that was used last, or None."""
        with self.lock:
            idle = self.idle.get(file) if file else None
            return idle.pop() if idle else None

    def put(self, file: File | None, connection: Any) -> bool:
        """Whether there is room for it; else it is to be closed."""
        if file is None or File.at(file.path) != file:
            return False
        with self.lock:
            if len(self.idle[file]) >= MOST:
                return False
            self.idle[file].append(connection)
            return True
