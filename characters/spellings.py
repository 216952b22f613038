"""Every way to write the names and terms that a viewer may know."""

from collections import defaultdict

from search.query import parse
from search.tokens import letters

from .models import Character, Term


def asked(words, viewer):
    """The query that `viewer` types: names stand for all their spellings."""
    return parse(words, spellings(viewer))


def spellings(viewer):
    """{the letters of a way to write it: all ways}, as `search.query.parse` takes it.

    What a viewer does not know yet has no other names for them either: that two names
    are one person's may be the secret.
    """
    characters = Character.objects.visible_to(viewer)
    ways = defaultdict(set)
    for kind, rows, names in [
        ("character", characters, ["name", "hangul"]),
        ("term", Term.objects.visible_to(viewer), ["name"]),
    ]:
        for pk, *written in rows.values_list("pk", *names, "aliases__text"):
            ways[kind, pk].update(filter(None, written))
    by_letters = defaultdict(set)
    for written in ways.values():
        for each in written:
            by_letters[letters(each)] |= written
    return {key: frozenset(written) for key, written in by_letters.items()}
