"""The orders in which theories are listed. Interest only: nothing here means truth."""

from datetime import UTC, datetime
from math import copysign, log10, sqrt

EPOCH = datetime(2022, 1, 28, tzinfo=UTC)
"""The day season 1 came out; any fixed day gives the same order."""

SECONDS_PER_TENFOLD = 45_000
"""12.5 hours of youth weigh as much as ten times the votes."""

Z_80_PERCENT = 1.281551565545


def hot_rank(score, created_at):
    """Decay by age on a log scale of the score (Reddit's "hot", published 2008)."""
    size = log10(max(abs(score), 1))
    age = (created_at - EPOCH).total_seconds() / SECONDS_PER_TENFOLD
    return (copysign(size, score) if score else 0.0) + age


def best_rank(ups, downs):
    """Lower bound of the share of ups, 0 to 1 (Wilson 1927), at 80 % confidence."""
    if not ups:
        # The bound is 0 then, which the formula only comes near: ties would be broken
        # by noise in the last place.
        return 0.0
    votes = ups + downs
    share, z2 = ups / votes, Z_80_PERCENT**2
    margin = Z_80_PERCENT * sqrt((share * (1 - share) + z2 / (4 * votes)) / votes)
    return (share + z2 / (2 * votes) - margin) / (1 + z2 / votes)


def contested_rank(ups, downs):
    """High where many voted and both sides are even; 0 where one side is empty."""
    if not ups or not downs:
        return 0.0
    return (ups + downs) ** (min(ups, downs) / max(ups, downs))


def gap_rank(standing, fan_odds):
    """How much better the evidence looks than the fans believe, in percentage points.

    Positive for sleepers, negative for hype; 0 where either number is missing.
    `standing` goes from 0 to 1, `fan_odds` from 0 to 100.
    """
    if standing is None or fan_odds is None:
        return 0.0
    return 100 * standing - fan_odds
