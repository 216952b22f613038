"""What somebody typed into a search box, taken apart.

Words have to occur, all of them, and are completed: zom finds zombies. "Words in
quotation marks" occur in this order and whole. A minus before either leaves out what
has it. All other signs are plain characters, hence in no token.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .tokens import LONGEST, letters, pairs, runs

QUOTES = str.maketrans(dict.fromkeys("“”„«»＂", '"'))
MINUS = re.compile(r"(?<!\S)[−–－](?=\S)")
"""What phones and word processors make of the signs on the keys."""

PART = re.compile(r'(?:(?<=\s)|^)(-?)"([^"]*)"|(\S+)')
MOST_WORDS = 8
LONGEST_NAME = 3
SHORTEST_BEGINNING = 2
"""One letter begins half the words there are."""
PARTICLES = re.compile(
    "(?<=[A-Za-z0-9가-힣]{2})(?:에게서|한테서|에서|에게|한테|께서|까지|부터|처럼|보다|마다"
    "|조차|마저|밖에|으로|이랑|은|는|이|가|을|를|의|에|도|와|과|로|만|랑)$"
)
MOST_PARTICLES = 2
"""청산이가, 청산에게는."""

Spellings = Mapping[str, frozenset[str]]
"""By the letters of a name, every way to write it."""


@dataclass(frozen=True)
class Phrase:
    """Tokens that follow one another; of the last one, perhaps only the beginning."""

    tokens: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True)
class Clause:
    """One of these phrases has to occur, or none of them may."""

    phrases: tuple[Phrase, ...]
    is_excluded: bool = False


@dataclass(frozen=True)
class Query:
    clauses: tuple[Clause, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses)

    @property
    def wanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if not clause.is_excluded)

    @property
    def unwanted(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.is_excluded)


def parse(text: str, spellings: Spellings | None = None) -> Query:
    spellings = spellings or {}
    clauses: list[Clause] = []
    plain: list[str] = []
    for sign, quoted, word in PART.findall(MINUS.sub("-", text.translate(QUOTES))):
        if not word:
            clauses += clause([phrase(quoted)], is_excluded=bool(sign))
        elif word.startswith("-") and len(word) > 1:
            clauses += clause(word_phrases(word, spellings), is_excluded=True)
        elif letters(word):
            plain.append(word)
    while plain:
        size, name = longest_name(plain, spellings)
        clauses += clause(word_phrases(name, spellings))
        plain = plain[size:]
    return Query(tuple(clauses[:MOST_WORDS]))


def clause(phrases: list[Phrase], *, is_excluded: bool = False) -> list[Clause]:
    said = tuple(dict.fromkeys(each for each in phrases if each.tokens))
    return [Clause(said, is_excluded)] if said else []


def longest_name(words: list[str], spellings: Spellings) -> tuple[int, str]:
    """How many of the first words are one known name, and that name."""
    for size in range(min(LONGEST_NAME, len(words)), 1, -1):
        name = " ".join(words[:size])
        if letters(name) in spellings:
            return size, name
    return 1, words[0]


def word_phrases(word: str, spellings: Spellings) -> list[Phrase]:
    """The word as it was typed, without its particles, and in its other spellings."""
    forms = [word]
    for _particle in range(MOST_PARTICLES):
        forms.append(PARTICLES.sub("", forms[-1]))
    names = {name for form in forms for name in spellings.get(letters(form), ())}
    # A name is complete: the first letters of another are not meant by it.
    return [phrase(form, is_beginning=True) for form in forms] + [
        phrase(name) for name in sorted(names)
    ]


def phrase(text: str, *, is_beginning: bool = False) -> Phrase:
    found = list(runs(text))
    wanted: list[str] = []
    for place, (run, is_paired) in enumerate(found):
        is_last = place == len(found) - 1
        if not is_paired:
            wanted.append(run[:LONGEST])
        elif is_last and len(run) > 1:
            # What follows the last syllable may be a particle.
            wanted += pairs(run)[:-1]
        else:
            wanted += pairs(run)
    if not found:
        return Phrase(())
    run, is_paired = found[-1]
    is_short = len(run) < SHORTEST_BEGINNING
    return Phrase(
        tuple(wanted), is_short if is_paired else is_beginning and not is_short
    )
