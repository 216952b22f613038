"""Every way to write the names and terms that a viewer may know."""

from collections import defaultdict
from functools import lru_cache

from episodes.questions import Question
from search.query import parse
from search.tokens import letters

from .models import Character, Term

KEPT = 16
"""Sets of names that viewers know: by how far they have watched."""

names_of_people = Question(
    lambda viewer: Character.objects.visible_to(viewer).values_list(
        "pk", "name", "hangul", "aliases__text"
    )
)
names_of_terms = Question(
    lambda viewer: Term.objects.visible_to(viewer).values_list(
        "pk", "name", "aliases__text"
    )
)


def asked(words, viewer):
    """The query that `viewer` types: names stand for all their spellings."""
    return parse(words, spellings(viewer))


def spellings(viewer):
    """{the letters of a way to write it: all ways}, as `search.query.parse` takes it.

    What a viewer does not know yet has no other names for them either: that two names
    are one person's may be the secret.
    """
    people, terms = (
        tuple(map(tuple, names.values(viewer)))
        for names in (names_of_people, names_of_terms)
    )
    return all_ways(people, terms)


@lru_cache(maxsize=KEPT)
def all_ways(people, terms):
    """Of rows, each a key and what may stand for it."""
    ways = defaultdict(set)
    for kind, names in [("character", people), ("term", terms)]:
        for pk, *written in names:
            ways[kind, pk].update(filter(None, written))
    by_letters = defaultdict(set)
    for written in ways.values():
        for each in written:
            by_letters[letters(each)] |= written
    return {key: frozenset(written) for key, written in by_letters.items()}
