"""Places for so many at a time; who comes later waits in line, for a while."""

from collections import deque
from threading import Lock


class Places:
    """Like a semaphore, but nobody passes those who wait already.

    Whoever finds the line as long as it may be is turned away at once.
    """

    def __init__(self, number: int, *, in_line: int) -> None:
        self.free = number
        self.in_line = in_line
        self.line: deque[Lock] = deque()
        self.lock = Lock()

    def take(self, patience: float) -> bool:
        """Whether there is a place within so many seconds; then it is to be left."""
        with self.lock:
            if self.free:
                self.free -= 1
                return True
            if len(self.line) >= self.in_line:
                return False
            turn = Lock()
            turn.acquire()
            self.line.append(turn)
        if turn.acquire(timeout=patience):
            return True
        with self.lock:
            if turn not in self.line:
                # Somebody has just left us theirs.
                return True
            self.line.remove(turn)
            return False

    def leave(self) -> None:
        with self.lock:
            if self.line:
                self.line.popleft().release()
            else:
                self.free += 1
