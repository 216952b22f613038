"""Verdicts on record: what settling does, shown before, written down after."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from theories.models import Outcome, Theory, Verdict
from theories.models.lock import Lock, lock_of
from theories.models.scoring import held_odds

from .models import Decision
from .reasons import Reason
from .words import Action


@dataclass(frozen=True)
class Consequences:
    """What a verdict would do, for the moderator to read before it does."""

    verdict: Verdict
    lock: Lock
    scored: int
    """Fans whose odds were held at the lock."""
    unranked: int
    """Fans whose only odds came too late."""
    rivals: Any
    """Theories that cannot be true as well, still open as far as the viewer knows."""
    confirmed: Any
    """Rivals that were confirmed before: they speak against this verdict."""


def consequences(verdict, viewer):
    """Of a verdict that is not stored yet."""
    verdict.raise_reveal_point()
    verdict.set_lock()
    theory = verdict.theory
    scored = held_odds(verdict).count() if verdict.scores else 0
    fans = theory.odds_holders()
    rivals = Theory.objects.for_list(viewer).rivals_of(theory, viewer)
    if verdict.outcome != Outcome.CONFIRMED:
        rivals = rivals.none()
    return Consequences(
        verdict=verdict,
        lock=lock_of(theory, verdict),
        scored=scored,
        unranked=fans - scored if verdict.scores else 0,
        rivals=rivals.open_for(viewer),
        confirmed=rivals.settled_for(viewer, Outcome.CONFIRMED),
    )


@transaction.atomic
def settle(settlement, *, by, debunk=()):
    """Settle a theory, debunk the rivals named, and write each into the log.

    All of it or nothing: raises SettledMeanwhile when one of them has a verdict.
    """
    theories = [settlement.theory, *debunk]
    Theory.objects.hold_in_order([theory.pk for theory in theories])
    verdict = settle_one(settlement, settlement.theory, settlement.outcome, by)
    for rival in debunk:
        settle_one(settlement, rival, Outcome.DEBUNKED, by)
    return verdict


def settle_one(settlement, theory, outcome, by):
    verdict = theory.settle(
        outcome,
        evidence=settlement.decided_by,
        reason=settlement.reason,
        share=settlement.share,
        reveal_at=settlement.reveal_at,
        by=by,
    )
    write_down(Action.SETTLE, verdict, by, Reason.ANSWERED, settlement.reason)
    return verdict


@transaction.atomic
def reopen(theory, *, by, words, rivals=()):
    """Take the verdict back by a new entry, and those of `rivals`; the scores go too.

    All of it or nothing: raises Verdict.DoesNotExist when somebody else was quicker.
    """
    theories = [theory, *rivals]
    Theory.objects.hold_in_order([each.pk for each in theories])
    for each in theories:
        write_down(Action.REOPEN, each.reopen(), by, Reason.REVISED, words)


def settled_along(theory, viewer):
    """Rivals that the same evidence debunked when it confirmed this one."""
    verdict = Verdict.objects.visible_to(viewer).filter(theory=theory).first()
    if not verdict or verdict.outcome != Outcome.CONFIRMED:
        return Theory.objects.none()
    debunked = Verdict.objects.visible_to(viewer).filter(
        outcome=Outcome.DEBUNKED, decided_by=verdict.decided_by
    )
    rivals = Theory.objects.visible_to(viewer).rivals_of(theory, viewer)
    return rivals.filter(pk__in=debunked.values("theory")).order_by("pk")


def write_down(action, verdict, by, reason, words):
    said = {"outcome": verdict.outcome, "share": verdict.share}
    return Decision.record(
        action, verdict.theory, by, reason, words, asked=said, spoils=verdict
    )
