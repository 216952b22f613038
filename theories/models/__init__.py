"""A theory can be written, voted on, tied to evidence and discussed: a file each."""

from .discussing import Comment
from .linking import Link, Stance
from .rivalry import Rivalry
from .theory import Theory
from .voting import Vote

__all__ = ["Comment", "Link", "Rivalry", "Stance", "Theory", "Vote"]
