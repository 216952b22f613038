"""What the links of many theories add up to, read and stored together."""

from collections import defaultdict

from ..standing import standing_of
from .standing_day import StandingDay


def standings_told(theories):
    """{pk: the Standing to store}, for theories by key.

    Each for the horizon that the theory itself tells, also while moderators have it out
    of sight.
    """
    alike = defaultdict(list)
    for theory in theories.values():
        alike[theory.reveal_at, theory.reveal_axis].append(theory)
    told = defaultdict(list)
    for some in alike.values():
        links = some[0].links.model.objects.filter(theory__in=some)
        for link in links.told_to(some[0].least_viewer).for_weighing():
            told[link.theory_id].append(link)
    return {pk: standing_of(told[pk]) for pk in theories}


def weigh(theories):
    """Store the standing of these theories, by key, which the caller holds."""
    moved = []
    for pk, standing in standings_told(theories).items():
        theory = theories[pk]
        now = standing.share, standing.is_weighed
        if now != (theory.standing, theory.is_weighed):
            theory.standing, theory.is_weighed = now
            moved.append(theory)
    StandingDay.draw(moved)
    for theory in moved[:1]:
        type(theory).objects.store(moved, ["standing", "is_weighed"])
