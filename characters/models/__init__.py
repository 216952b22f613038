"""The people of the show, and what is known about them by when: a file each."""

from .character import Character, CharacterWords
from .fact import Fact
from .group import Group
from .relationship import Relationship
from .spelling import Alias, Term

__all__ = [
    "Alias",
    "Character",
    "CharacterWords",
    "Fact",
    "Group",
    "Relationship",
    "Term",
]
