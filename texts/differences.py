"""What changed between two versions of a text, word by word."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby, takewhile

Piece = tuple[str, str]  # "equal" | "insert" | "delete", and the text it is about

WORDS = re.compile(r"\w+\s*|[^\w\s]+\s*|\s+")
LINES = re.compile(r".*\n|.+")
# How many pairs of the same word, one in each text, are still quick to compare.
PAIRS = 50_000


def differences(old: str, new: str) -> list[Piece]:
    """Pieces that tell how old became new; whole lines where words would take long."""
    for unit in (WORDS, LINES):
        before, after = unit.findall(old), unit.findall(new)
        head = shared(before, after)
        before_tail, after_tail = before[head:], after[head:]
        tail = shared(before_tail[::-1], after_tail[::-1])
        changed = before_tail[: len(before_tail) - tail]
        into = after_tail[: len(after_tail) - tail]
        if pairs(changed, into) <= PAIRS:
            kept = before_tail[len(changed) :]
            pieces = [("equal", before[:head]), *compared(changed, into)]
            return joined([*pieces, ("equal", kept)])
    return joined([("delete", [old]), ("insert", [new])])


def shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many units both begin with."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)


def pairs(one: Sequence[str], other: Sequence[str]) -> int:
    times = Counter(other)
    # The matcher, too, gives no thought to words that are everywhere in a long text.
    everywhere = len(other) // 100 + 1 if len(other) >= 200 else len(other)
    counts = Counter(one).items()
    return sum(n * times[word] for word, n in counts if times[word] <= everywhere)


def compared(
    before: Sequence[str], after: Sequence[str]
) -> Iterable[tuple[str, Sequence[str]]]:
    for operation, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if operation == "equal":
            yield "equal", before[a:b]
        else:
            yield "delete", before[a:b]
            yield "insert", after[c:d]


def joined(pieces: Iterable[tuple[str, Sequence[str]]]) -> list[Piece]:
    told = [(operation, "".join(words)) for operation, words in pieces]
    runs = groupby((piece for piece in told if piece[1]), key=lambda piece: piece[0])
    return [(operation, "".join(text for _, text in run)) for operation, run in runs]
