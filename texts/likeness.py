"""How alike two titles are, whatever their script.

Dice's coefficient (L. R. Dice, "Measures of the amount of ecologic association between
species", Ecology 26, 1945) on pairs of neighbouring characters. Spaces do not count:
Korean titles differ in them more than in anything else.
"""

from collections import Counter
from itertools import pairwise

from texts.cleaning import one_line


def likeness(one: str, other: str) -> float:
    """From 0, nothing in common, to 1, the same but for case and punctuation."""
    letters, other_letters = plain_letters(one), plain_letters(other)
    pairs, other_pairs = neighbours(letters), neighbours(other_letters)
    total = pairs.total() + other_pairs.total()
    if not total:
        # One character or none has no neighbour to be compared with.
        return float(bool(letters) and letters == other_letters)
    return 2 * (pairs & other_pairs).total() / total


def plain_letters(text: str) -> str:
    return "".join(filter(str.isalnum, one_line(text).casefold()))


def neighbours(letters: str) -> Counter[str]:
    return Counter(map("".join, pairwise(letters)))
