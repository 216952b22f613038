"""Evidence, where it comes from, and whether it is told as it happened."""

from .accuracy import AccuracyVote
from .evidence import Evidence, EvidenceWords
from .source import Source

__all__ = ["AccuracyVote", "Evidence", "EvidenceWords", "Source"]
