"""Things whose titles say nearly the same: offered while one is typed or reported."""

from itertools import combinations

from evidence.asking import evidence_cards
from evidence.models import Evidence
from search.query import Clause, Query, phrase
from search.tokens import letters, runs
from texts.likeness import likeness

from .asking import theory_cards
from .models import Theory

CARDS = {Theory: theory_cards, Evidence: evidence_cards}
ALIKE = 0.35
MOST = 5
CANDIDATES = 100
WORDS = 6
SHARED = (3, 2, 1)
"""How many telling words a candidate has in its title: first those with most."""
LONGEST_TITLE = Theory._meta.get_field("title").max_length
"""More is not a title, and would cost as much as somebody cares to type."""


def look_alikes(title, viewer, *, among=Theory, besides=None):
    """Visible theories, or evidence, whose titles are alike, the most alike first.

    `besides` is the one that has the title, when there is one.
    """
    title = title[:LONGEST_TITLE]
    others = among.objects.visible_to(viewer)
    if besides:
        others = others.exclude(pk=besides.pk)
    alike = {
        pk: share
        for pk, other in candidates(title, others).items()
        if (share := likeness(title, other)) >= ALIKE
    }
    best = sorted(alike, key=lambda pk: -alike[pk])[:MOST]
    cards = CARDS[among](viewer, best)
    return [cards[pk] for pk in best if pk in cards]


def candidates(title, things):
    """{key: title} of the newest that share telling words, from many down to one."""
    words = telling_words(title)
    found = {}
    for number in SHARED:
        if number <= len(words) and len(found) < CANDIDATES:
            sharing = things.found_by(at_least(number, words), only_titles=True)
            newest = sharing.order_by("-pk").values_list("pk", "title")
            found |= dict(newest[:CANDIDATES])
    return found


def at_least(number, words):
    """So many of the words: of any group that only fewer are missing from, one."""
    groups = combinations(words, len(words) - number + 1)
    return Query(
        tuple(
            Clause(tuple(phrase(word, is_beginning=True) for word in group))
            for group in groups
        )
    )


def telling_words(title):
    """The longest words; Hangul ones without their last syllable, often a particle.

    Of two syllables both are kept: one alone tells nothing.
    """
    stems = {}
    for word in title.replace("\0", "").split():
        stem = letters(word)
        is_paired = any(paired for _run, paired in runs(word))
        stems[stem[:-1] if is_paired and len(stem) > 2 else stem] = None
    return sorted((stem for stem in stems if len(stem) > 1), key=len)[-WORDS:]
