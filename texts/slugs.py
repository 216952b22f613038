"""The part of an address that says what a page is about, in any script."""

import re
from collections.abc import Callable
from itertools import count
from unicodedata import normalize

LONGEST = 80
# Addresses beside the slugs: /theories/new/ is a form, not a theory called "new".
RESERVED = frozenset({"new", "look-alikes"})


def slug_from(title: str, *, otherwise: str = "theory") -> str:
    """Letters and digits of the title with hyphens; `otherwise` when none is left."""
    text = normalize("NFC", normalize("NFC", title).casefold())
    # An apostrophe or accent belongs to its word: "Nam-ra's" is "nam-ras".
    text = re.sub(r"['’ʼ\u0300-\u036f]", "", text)
    slug = re.sub(r"[\W_]+", "-", text).strip("-")
    slug = cut_at_word(slug) or otherwise
    return f"{slug}-{otherwise}" if slug in RESERVED else slug


def free_slug(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """The slug wanted, or the first of wanted-2, wanted-3, ... that is free."""
    if not is_taken(wanted):
        return wanted
    for number in count(2):
        ending = f"-{number}"
        slug = wanted[: LONGEST - len(ending)].rstrip("-") + ending
        if not is_taken(slug):
            return slug
    raise AssertionError("Numbers do not end.")


def cut_at_word(slug: str) -> str:
    if len(slug) <= LONGEST:
        return slug
    whole_words, _, _ = slug[: LONGEST + 1].rpartition("-")
    return whole_words or slug[:LONGEST]
