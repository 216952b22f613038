"""Theories that say nearly the same: offered while a title is typed."""

from functools import reduce
from operator import or_

from django.db.models import Q

from texts.likeness import likeness

from .models import Theory

ALIKE = 0.35
MOST = 5
CANDIDATES = 200
WORDS = 6
LONGEST_TITLE = Theory._meta.get_field("title").max_length
"""More is not a title, and would cost as much as somebody cares to type."""


def look_alikes(title, viewer, *, besides=None):
    """Visible theories whose titles are alike, the most alike first."""
    title = title[:LONGEST_TITLE]
    if not (words := telling_words(title)):
        return []
    shares_a_word = reduce(or_, (Q(title__icontains=word) for word in words))
    candidates = Theory.objects.for_list(viewer).filter(shares_a_word)
    if besides:
        candidates = candidates.exclude(pk=besides.pk)
    ranked = sorted(
        ((likeness(title, each.title), each) for each in candidates[:CANDIDATES]),
        key=lambda pair: -pair[0],
    )
    return [theory for share, theory in ranked if share >= ALIKE][:MOST]


def telling_words(title):
    """The longest words; Hangul ones without their last syllable, often a particle."""
    words = [word.strip(".,:;!?\"'()") for word in title.replace("\0", "").split()]
    stems = [word[:-1] if "가" <= word[:1] <= "힣" else word for word in words]
    return sorted({stem for stem in stems if len(stem) > 1}, key=len)[-WORDS:]
