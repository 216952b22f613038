"""Your board: a fan's own odds and votes, what counts of them, and what contradicts."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from .models import Call, Odds, Theory, Vote
from .models.contradictions import TOO_SURE, rivals_too_likely, sure_despite
from .models.lock import Lock, lock_of, seasons_by_now

MOST = 10
"""Contradictions that are pointed out at once; solving some makes room for others."""


def board_of(viewer: Any) -> Any:
    """Theories in sight on which the viewer has odds or a vote."""
    fan = viewer.user.pk
    voted = Vote.objects.filter(voter=fan).order_by().values("theory")
    believed = Odds.objects.visible_to(viewer.who_saw_everything).filter(fan=fan)
    mine = voted.union(believed.order_by().values("theory"))
    return Theory.objects.for_list(viewer).filter(pk__in=mine)


@dataclass(frozen=True)
class Row:
    theory: Any
    lock: Lock
    held: Any
    """The entry that counts as things are; None where none was in time."""
    call: Any
    """What was scored, where the viewer may know."""
    is_closed: bool
    """Whether what is given now is too late to count."""


def rows_of(theories: list[Any], viewer: Any) -> list[Row]:
    """What the board says of these theories, in as many queries as of one."""
    fan, seasons, now = viewer.user, seasons_by_now(), timezone.now()
    entries: dict[int, list[Any]] = {}
    given = Odds.objects.visible_to(viewer.who_saw_everything).filter(fan=fan)
    for entry in given.filter(theory__in=theories).order_by("pk"):
        entries.setdefault(entry.theory_id, []).append(entry)
    calls = Call.objects.visible_to(viewer).filter(
        fan=fan, verdict__theory__in=theories
    )
    scored = {each.verdict.theory_id: each for each in calls.select_related("verdict")}

    def row(theory: Any) -> Row:
        lock = lock_of(theory, seasons=seasons)
        own = entries.get(theory.pk, [])
        return Row(
            theory=theory,
            lock=lock,
            held=next(filter(lock.admits_entry, reversed(own)), None),
            call=scored.get(theory.pk),
            is_closed=lock.is_closed_at(now) or lock.is_closed_for(fan),
        )

    return [row(theory) for theory in theories]


@dataclass(frozen=True)
class Overconfidence:
    link: Any
    proposed: int
    """The odds that the button offers: what the evidence comes to, or less sure."""


def contradictions(viewer: Any) -> dict[str, Any]:
    sure = list(sure_despite(viewer.user, viewer)[:MOST])
    seen = Theory.objects.visible_to(viewer).with_links_for(viewer)
    standings = {
        each.pk: each.seen_standing.percent
        for each in seen.filter(pk__in=[link.theory_id for link in sure])
    }
    return {
        "rivalries": list(rivals_too_likely(viewer.user, viewer)[:MOST]),
        "overconfident": [
            Overconfidence(link, min(standings[link.theory_id], TOO_SURE))
            for link in sure
        ],
    }
