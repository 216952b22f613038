"""Everything of one fan, hidden: a line for each thing, as everywhere."""

from django.db import transaction

from episodes.publication import State

from .. import targets
from ..models import Decision
from ..words import Action
from . import TOGETHER
from .batch import Stroke, decide_alike, held

IN_SIGHT = [State.PUBLISHED, State.PENDING]
KINDS = [kind for kind in targets.KINDS if kind != "fan"]


def in_sight(kind, fan_pk):
    """What others can see of a fan, or would after a look."""
    model = targets.KINDS[kind]
    theirs = {model.author_field: fan_pk, "state__in": IN_SIGHT}
    rows = model._base_manager.filter(**theirs)
    return rows.filter(deleted_at=None) if kind == "comment" else rows


def standing_purge(fan):
    """The last purge of this fan that nobody took back or answered, or None."""
    standing = Decision.objects.about(fan).standing()
    last = standing.filter(action__in=[Action.PURGE, Action.RESTORE]).first()
    return last if last and last.action == Action.PURGE else None


def posted_in_sight(fan):
    return sum(in_sight(kind, fan.pk).count() for kind in KINDS)


def purge(decision):
    """Hide all that the fan has in sight, as long as the decision stands.

    After a break it goes on where it was.
    """
    for kind in KINDS:
        while hide_some(kind, decision):
            pass
    decision.target.regard()


@transaction.atomic
def hide_some(kind, decision):
    # Undoing holds the fan as well: what is hidden here is there to be put back.
    fan = targets.locked(decision.target)
    if Decision.objects.filter(undoes=decision).exists():
        return []
    some = in_sight(kind, fan.pk).order_by("pk").values_list("pk", flat=True)[:TOGETHER]
    things = [thing for thing in held(kind, list(some)) if thing.state in IN_SIGHT]
    words = (decision.moderator, decision.reason, decision.words, decision.wave)
    return decide_alike(kind, things, Stroke(Action.HIDE, *words))
