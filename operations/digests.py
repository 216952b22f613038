"""What a database holds, as one number for each table."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

SIZE = 2**256


@dataclass(frozen=True)
class Digest:
    rows: dict[str, int]
    tables: dict[str, str]

    def differences(self, other: "Digest") -> list[str]:
        """The tables that do not hold the same in both."""
        names = sorted(self.tables.keys() | other.tables.keys())
        return [
            name for name in names if self.tables.get(name) != other.tables.get(name)
        ]


def digest(tables: Iterable[tuple[str, Iterable[tuple]]]) -> Digest:
    """Of (table, its rows); the order of the rows does not matter, so none is asked."""
    rows, sums = {}, {}
    for table, found in tables:
        number = total = 0
        for row in found:
            number += 1
            line = repr([plain(value) for value in row]).encode()
            total += int.from_bytes(sha256(line).digest())
        rows[table] = number
        sums[table] = f"{total % SIZE:064x}"
    return Digest(rows, sums)


def plain(value):
    return bytes(value) if isinstance(value, memoryview) else value
