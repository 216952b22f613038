"""What changed in a theory, when, by whom: the history as differences."""

from itertools import pairwise

from texts.differences import differences

from .models import Theory

FIELDS = ["title", "body", "settled_by", "arc", "characters", "reveal_at"]
MOST = 50


def revisions(theory):
    """The latest revisions, newest first; the oldest has no changes to show."""
    kept = list(
        theory.history.select_related("history_user").prefetch_related(
            "characters__character"
        )[: MOST + 1]
    )
    pairs = [*pairwise(kept), *((first, None) for first in kept[-1:])][:MOST]
    return [
        {
            "who": new.history_user,
            "when": new.history_date,
            "reason": new.history_change_reason or "",
            "changes": changes(old, new) if old else [],
        }
        for new, old in pairs
    ]


def changes(old, new):
    return [
        {
            "label": Theory._meta.get_field(name).verbose_name,
            "pieces": differences(words(old, name), words(new, name)),
        }
        for name in FIELDS
        if words(old, name) != words(new, name)
    ]


def words(revision, name):
    """A field of a revision as a reader would say it."""
    if name == "characters":
        return ", ".join(
            sorted(each.character.name for each in revision.characters.all())
        )
    if name == "arc":
        return str(Theory.Arc(revision.arc).label)
    if name == "reveal_at":
        return Theory(reveal_at=revision.reveal_at).reveal_label
    return getattr(revision, name)
