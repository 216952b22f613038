"""Cuts a line of text where a reader would not stumble."""

from unicodedata import category

# A picture may be several characters held together by these.
HOLDING = "\u200d\ufe0f\u20e3🏻🏼🏽🏾🏿"


def shortened(text: str, length: int) -> str:
    """At most `length` characters, cut between words unless one is itself too long."""
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    if text[length - 1] != " ":
        words, _, started = kept.rpartition(" ")
        kept = words if len(started) < length // 2 else whole(kept, text)
    return kept.rstrip(" ,;:·-–—") + "…"


def whole(kept: str, text: str) -> str:
    """Without the last letter or picture if some of it is cut off."""
    while kept and (belongs_to_the_one_before(text[len(kept)]) or kept[-1] == "\u200d"):
        kept = kept[:-1]
    return kept


def belongs_to_the_one_before(char: str) -> bool:
    return char in HOLDING or category(char).startswith("M")
