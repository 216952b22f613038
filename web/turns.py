"""One at a time: what many want at once is made by the first, and found by the rest."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    def __init__(self) -> None:
        self.lock = Lock()
        self.turns: dict[Hashable, tuple[Lock, int]] = {}
        """A lock for each key, and how many hold it or wait for it."""

    @contextmanager
    def of(self, key: Hashable) -> Iterator[None]:
        with self.lock:
            turn, number = self.turns.get(key, (Lock(), 0))
            self.turns[key] = turn, number + 1
        try:
            with turn:
                yield
        finally:
            with self.lock:
                turn, number = self.turns.pop(key)
                if number > 1:
                    self.turns[key] = turn, number - 1
