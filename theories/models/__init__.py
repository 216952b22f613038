"""A theory can be written, voted on, tied to evidence, believed, settled and discussed:
a file each."""

from .digest import Digest
from .discussing import Comment
from .following import Follow
from .linking import Link, Stance
from .merge import Merge
from .odds import Odds
from .proposing import Proposal, Second
from .rivalry import Rivalry
from .scoring import Call
from .settlement import Outcome
from .standing_day import StandingDay
from .strength import StrengthVote
from .tallies import OddsDay, OddsTally
from .theory import Theory, TheoryWords
from .verdict import SettledMeanwhile, Verdict
from .voting import Vote

__all__ = [
    "Call",
    "Comment",
    "Digest",
    "Follow",
    "Link",
    "Merge",
    "Odds",
    "OddsDay",
    "OddsTally",
    "Outcome",
    "Proposal",
    "Rivalry",
    "Second",
    "SettledMeanwhile",
    "Stance",
    "StandingDay",
    "StrengthVote",
    "Theory",
    "TheoryWords",
    "Verdict",
    "Vote",
]
