"""Every way to write the names and terms that a viewer may know."""

from collections import defaultdict

from episodes.questions import Question
from search.query import parse
from search.tokens import letters

from .models import Character, Term

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
    ways = defaultdict(set)
    for kind, names in [("character", names_of_people), ("term", names_of_terms)]:
        for pk, *written in names.ask(viewer):
            ways[kind, pk].update(filter(None, written))
    by_letters = defaultdict(set)
    for written in ways.values():
        for each in written:
            by_letters[letters(each)] |= written
    return {key: frozenset(written) for key, written in by_letters.items()}
