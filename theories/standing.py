"""Standing: what the linked evidence adds up to. Evidence only: no vote, no odds.

The formulas are the tracker's own; docs/scores.md says why they are so.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

SIDES = ("supports", "contradicts")

FIRST_STRENGTH = 2
FEWEST_JUDGES = 3
MOST_STRENGTH = 5


def strength(total, judges):
    """How well a link bears on its theory, 0 to 5, from votes of 0, 1, 2 or 5.

    A new link starts at 2, as if three judges had said so; each judge replaces one.
    """
    missing = max(0, FEWEST_JUDGES - judges)
    return (total + FIRST_STRENGTH * missing) / max(FEWEST_JUDGES, judges)


@dataclass(frozen=True)
class Standing:
    """The sums of both sides, and what they come to."""

    supports: float = 0.0
    contradicts: float = 0.0
    counted: frozenset[int] = frozenset()
    """The links that counted; the others show a scene that a stronger one shows."""
    supporting: int = 0
    contradicting: int = 0
    complicating: int = 0

    @property
    def share(self):
        """From 0 to 1; one half when nothing weighs on either side."""
        return (self.supports + 1) / (self.supports + self.contradicts + 2)

    @property
    def percent(self):
        return round(100 * self.share)

    @property
    def is_weighed(self):
        return bool(self.supports or self.contradicts)

    @property
    def is_empty(self):
        return not (self.supporting or self.contradicting or self.complicating)

    @property
    def supports_share(self):
        """The part of the weight that supports, in percent: one side of a bar."""
        weight = self.supports + self.contradicts
        return 100 * self.supports / weight if weight else 0


def standing_of(links: Any) -> Standing:
    """The standing that these links give their theory; each has its evidence."""
    stances = Counter(link.stance for link in links)
    strongest = {
        stance: [heaviest(scene) for scene in scenes(links, stance)] for stance in SIDES
    }
    return Standing(
        **{side: sum(link.weight for link in best) for side, best in strongest.items()},
        counted=frozenset(link.pk for best in strongest.values() for link in best),
        supporting=stances["supports"],
        contradicting=stances["contradicts"],
        complicating=stances["complicates"],
    )


def heaviest(scene):
    return max(scene, key=lambda link: (link.weight, -link.pk))


def scenes(links, stance):
    """The links of one side, put together by what they show.

    By whole minutes, so that no link moves another into a different scene.
    """
    shown = defaultdict(list)
    for link in links:
        if link.stance == stance:
            shown[scene_of(link)].append(link)
    return shown.values()


def scene_of(link):
    """Episode and minute; what has no time stands for itself."""
    seconds = link.evidence.starts_at
    if seconds is None:
        return link.pk
    return link.evidence.episode_id, seconds // 60
