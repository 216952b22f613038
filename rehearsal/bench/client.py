"""A load client on bare sockets: so light that the server is what is measured."""

import selectors
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

END_OF_HEAD = b"\r\n\r\n"


@dataclass
class Run:
    seconds: float = 0.0
    took: list[float] = field(default_factory=list)
    """Seconds per answer."""
    statuses: dict[int, int] = field(default_factory=dict)
    received: int = 0
    queries: int = 0

    def add(self, other: "Run") -> None:
        self.seconds += other.seconds
        self.took += other.took
        self.received += other.received
        self.queries += other.queries
        for status, number in other.statuses.items():
            self.statuses[status] = self.statuses.get(status, 0) + number

    @property
    def per_second(self) -> float:
        return len(self.took) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """Milliseconds within which this share of the answers came."""
        took = sorted(self.took)
        return 1000 * took[min(len(took) - 1, int(share * len(took)))] if took else 0.0


class Connection:
    def __init__(self, address: tuple[str, int]):
        self.socket = socket.create_connection(address, timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        self.began = 0.0

    def send(self, request: bytes) -> None:
        self.buffer = b""
        self.began = time.perf_counter()
        self.socket.sendall(request)

    def receive(self) -> tuple[int, int, int] | None:
        """(status, bytes, queries) once the answer is whole."""
        chunk = self.socket.recv(262_144)
        if not chunk:
            raise ConnectionError("The server hung up.")
        self.buffer += chunk
        head, end, body = self.buffer.partition(END_OF_HEAD)
        if not end:
            return None
        lines = head.lower().split(b"\r\n")
        status = int(lines[0].split()[1])
        headers = dict(line.split(b": ", 1) for line in lines[1:])
        if len(body) < int(headers.get(b"content-length", 0)):
            return None
        return status, len(self.buffer), int(headers.get(b"x-queries", 0))


def load(
    address: tuple[str, int],
    requests: Iterator[bytes],
    *,
    connections: int,
    seconds: float,
    clock: Callable[[], float] = time.perf_counter,
) -> Run:
    """Keep so many connections busy for so long, or until there is nothing to ask.

    With one connection the server rests while a request is made up, which may take a
    change to the database: that time does not count.
    """
    run, selector = Run(), selectors.DefaultSelector()
    start, spent = clock(), 0.0

    def send(connection: Connection) -> bool:
        nonlocal spent
        before = clock()
        request = next(requests, None)
        spent += clock() - before
        if request:
            connection.send(request)
        return bool(request)

    busy = 0
    for _ in range(connections):
        connection = Connection(address)
        selector.register(connection.socket, selectors.EVENT_READ, connection)
        busy += send(connection)
    while busy:
        for key, _events in selector.select(timeout=30):
            connection = key.data
            if (answer := connection.receive()) is None:
                continue
            status, received, queries = answer
            run.took.append(clock() - connection.began)
            run.statuses[status] = run.statuses.get(status, 0) + 1
            run.received += received
            run.queries += queries
            if clock() - start >= seconds or not send(connection):
                busy -= 1
                selector.unregister(connection.socket)
                connection.socket.close()
    run.seconds = clock() - start - (spent if connections == 1 else 0)
    return run
