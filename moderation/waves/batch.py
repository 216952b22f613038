"""Some things of one kind, decided alike: what Decision.make() does, set by set."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from episodes.publication import State
from theories.models import Link

from .. import targets
from ..acts import ACTS
from ..models import Appeal, Case, Decision, Report
from ..showing import NEEDED
from ..words import Action
from . import TOGETHER

STATES = {
    Action.KEEP: State.PUBLISHED,
    Action.HIDE: State.HIDDEN,
    Action.REMOVE: State.REMOVED,
    Action.RESTORE: State.PUBLISHED,
}


@dataclass(frozen=True)
class Stroke:
    """What is decided about each of them, by whom, and why."""

    action: Action
    by: Any
    reason: str
    words: str
    wave: UUID | None

    def line(self, thing: Any, **more: Any) -> Decision:
        said = (self.by, self.reason, self.words)
        return Decision.line(self.action, thing, *said, wave=self.wave, **more)


def held(kind: str, pks: Sequence[int]) -> Any:
    """Rows of one kind, held until the transaction ends, in everybody's order."""
    rows = targets.KINDS[kind]._base_manager.select_for_update(
        no_key=True, of=("self",)
    )
    return (
        rows.filter(pk__in=pks).prefetch_related(*NEEDED.get(kind, [])).order_by("pk")
    )


def decide_alike(kind: str, things: Sequence[Any], stroke: Stroke) -> list[Decision]:
    """Keep, hide or remove things that are held; returns a decision for each."""
    lines = [stroke.line(each, before={"state": each.state}) for each in things]
    made = Decision.objects.bulk_create(lines)
    is_kept = stroke.action == Action.KEEP
    moved = [each for each in things if not is_kept or each.state == State.PENDING]
    move(kind, [each.pk for each in moved], STATES[stroke.action])
    answer(kind, made)
    Case.objects.open().about_kind(kind).filter(
        object_id__in=[each.pk for each in things]
    ).update(
        **{"closed_at": timezone.now(), "claimed_by": None, "claimed_until": None},
        **{"weight": 0, "reporters": 0, "is_held": False, "is_appealed": False},
    )
    return made


def move(kind: str, pks: Sequence[int], state: str) -> None:
    """Change their state, and the standing of the theories that they bear on."""
    targets.KINDS[kind]._base_manager.filter(pk__in=pks).update(state=state)
    bearing = {"link": "pk__in", "evidence": "evidence__in"}.get(kind)
    if bearing:
        Link.objects.filter(**{bearing: pks}).weigh_theories()


def answer(kind: str, made: Sequence[Decision]) -> None:
    """Tell who reported, and who appealed."""
    decisions = {each.object_id: each for each in made}
    reports = Report.objects.about_kind(kind).open().filter(object_id__in=decisions)
    answered = list(reports)
    for report in answered:
        report.decision = decision = decisions[report.object_id]
        was_out = decision.before["state"] in (State.HIDDEN, State.REMOVED)
        report.agreed = ACTS[Action(decision.action)].agrees or was_out
    Report.objects.bulk_update(answered, ["decision", "agreed"], batch_size=TOGETHER)
    of_kind = {each.content_type_id for each in made}
    appeals = Appeal.objects.open().filter(
        decision__content_type__in=of_kind, decision__object_id__in=decisions
    )
    for appeal in appeals.select_related("decision"):
        appeal.answer = decisions[appeal.decision.object_id]
        appeal.save(update_fields=["answer"])
