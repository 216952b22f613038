"""Finding many phrases in a text at once.

The automaton of A. Aho and M. Corasick ("Efficient string matching", CACM 18, 1975):
the time grows with the text and what is found in it, not with the number of phrases.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import normalize

from .cleaning import one_line


def plain(text: str) -> str:
    """As phrases are compared: one case, one width, single spaces, nothing unseen."""
    return one_line(normalize("NFKC", one_line(text)).casefold())


class Phrases:
    def __init__(self, phrases: Iterable[str]) -> None:
        self.steps: list[dict[str, int]] = [{}]
        self.ends: list[list[str]] = [[]]
        for phrase in phrases:
            self.add(phrase)
        self.fallbacks = [0] * len(self.steps)
        self.link()

    def add(self, phrase: str) -> None:
        state = 0
        for char in phrase:
            if char not in self.steps[state]:
                self.steps[state][char] = len(self.steps)
                self.steps.append({})
                self.ends.append([])
            state = self.steps[state][char]
        if state:
            self.ends[state].append(phrase)

    def link(self) -> None:
        """From each state, where to go on when no step fits."""
        waiting = deque(self.steps[0].values())
        while waiting:
            state = waiting.popleft()
            for char, following in self.steps[state].items():
                back = self.follow(self.fallbacks[state], char)
                self.fallbacks[following] = back
                self.ends[following] += self.ends[back]
                waiting.append(following)

    def follow(self, state: int, char: str) -> int:
        while state and char not in self.steps[state]:
            state = self.fallbacks[state]
        return self.steps[state].get(char, 0)

    def found_in(self, text: str) -> Iterator[str]:
        """Each phrase that stands in the text, which is plain(); whole words only
        where the phrase begins or ends with a Latin letter or a digit."""
        state = 0
        for place, char in enumerate(text):
            state = self.follow(state, char)
            for phrase in self.ends[state]:
                if is_apart(text, place - len(phrase) + 1, place + 1):
                    yield phrase


def is_apart(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (joins(before, text[start]) or joins(text[end - 1], after))


def joins(one: str, other: str) -> bool:
    """Whether two characters belong to one word; Hangul takes endings, so it may."""
    return (one + other).isascii() and one.isalnum() and other.isalnum()


@lru_cache(maxsize=4)
def phrases(plain_phrases: tuple[str, ...]) -> Phrases:
    return Phrases(plain_phrases)
