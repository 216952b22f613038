"""Many cases at once, as a moderator chose them from the queue."""

from itertools import batched, groupby
from uuid import uuid4

from django.db import transaction

from .. import targets
from ..models import Appeal, Case, Decision
from ..models.pointing import key_of
from ..showing import seen
from ..words import Action
from . import TOGETHER
from .batch import STATES, Stroke, decide_alike


def decide_many(cases, *, by, action, reason, words="", shown_at=None, suspend_for=0):
    """Keep, hide or remove each; returns (the wave, the number of decisions).

    `by` is the viewer: what lies beyond their horizon, is theirs, is claimed by another
    moderator or was edited since `shown_at` stays for a closer look. With `suspend_for`
    days the authors are suspended as well, each by a decision of their own.
    """
    stroke = Stroke(Action(action), by.user, reason, words, uuid4())
    done, authors = 0, set()
    by_kind = sorted(cases, key=lambda case: (case.kind, case.object_id))
    for kind, same_kind in groupby(by_kind, lambda case: case.kind):
        for some in batched(same_kind, TOGETHER):
            made = decide_some(kind, some, by, stroke, shown_at)
            done += len(made)
            authors |= {each.author_id for each in made} - {None}
    if suspend_for:
        done += suspend(authors, stroke, suspend_for)
    return stroke.wave, done


@transaction.atomic
def decide_some(kind, cases, by, stroke, shown_at):
    things = (
        may_decide(kind, by)
        .select_for_update(no_key=True, of=("self",))
        .filter(pk__in=[case.object_id for case in cases])
    )
    if stroke.action != Action.KEEP:
        things = things.exclude(state=STATES[stroke.action])
    if shown_at and hasattr(targets.KINDS[kind], "edited_at"):
        # Not filter(edited_at__lte=…): most were never edited.
        things = things.exclude(edited_at__isnull=False, edited_at__gt=shown_at)
    found = list(things.order_by("pk"))
    # Read again under the locks: somebody may have decided meanwhile.
    waiting = Case.objects.open().free_for(by.user).about_kind(kind)
    waiting = waiting.filter(object_id__in=[thing.pk for thing in found])
    waiting = set(waiting.values_list("object_id", flat=True))
    return decide_alike(kind, [each for each in found if each.pk in waiting], stroke)


def may_decide(kind, by):
    """What this moderator may decide about without a closer look."""
    model = targets.KINDS[kind]
    things = seen(kind, by)
    if model is targets.Fan:
        # A fan has nothing to hide: whatever is done to one is done alone.
        return things.none()
    mine = Appeal.objects.open().filter(
        decision__moderator=by.user,
        decision__content_type=key_of(model())["content_type"],
    )
    appealed = mine.values("decision__object_id")
    return things.exclude(**{model.author_field: by.user}).exclude(pk__in=appealed)


def suspend(authors, stroke, days):
    """Each by a decision of its own; moderators are nobody's wave."""
    fans = targets.Fan.objects.filter(pk__in=authors, is_staff=False)
    said = {"reason": stroke.reason, "words": stroke.words, "wave": stroke.wave}
    for fan in fans.order_by("pk"):
        Decision.make(Action.SUSPEND, fan, by=stroke.by, days=days, **said)
    return len(fans)
