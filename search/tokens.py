"""Text as tokens: what is written to the index, and what is looked for in it.

A word in letters that stand apart is one token, without hyphens, apostrophes and
accents: Cheong-san and Cheongsan are the same. Hangul, which hangs particles on its
words, and other scripts without reliable spaces become pairs of neighbours, and the
last syllable alone: 청산이 is 청산 · 산이 · 이. Pairs in a row are then found inside
any word, and one syllable as the beginning of a pair.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, normalize

LONGEST = 40
PAIRED = "\u1100-\u11ff\u3041-\u30ff\u3131-\u318e\u3400-\u9fff\uac00-\ud7a3"
RUN = re.compile(rf"([{PAIRED}]+)|([^\W_{PAIRED}]+)")
JOINT = re.compile(r"(?<=[^\W_])['’\-\u2010\u2011](?=[^\W_])")


def folded(text: str) -> str:
    """Without case, accents, and the signs that hold the parts of a word together."""
    apart = normalize("NFKD", text.casefold())
    letters = "".join(char for char in apart if category(char) != "Mn")
    return JOINT.sub("", normalize("NFKC", letters).casefold())


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """Each stretch of one kind of script, and whether it is cut into pairs."""
    for found in RUN.finditer(folded(text)):
        yield found[0], bool(found[1])


def tokens(text: str) -> list[str]:
    found: list[str] = []
    for run, is_paired in runs(text):
        found += pairs(run) if is_paired else [run[:LONGEST]]
    return found


def pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))]


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """All of it as one word, as the key of a name: 이 청산, Lee Cheong-san."""
    return "".join(run for run, _is_paired in runs(text))
