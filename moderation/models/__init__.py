"""From a complaint to a public answer: report, case, decision, appeal; a file each."""

from .appeal import Appeal
from .case import Case
from .decision import Decision
from .duplicates import InACircle
from .look import VoteLook
from .making import DecidedAlready
from .report import Report

__all__ = [
    "Appeal",
    "Case",
    "DecidedAlready",
    "Decision",
    "InACircle",
    "Report",
    "VoteLook",
]
