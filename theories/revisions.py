"""What changed in a theory, when, by whom: the history as differences."""

from itertools import pairwise

from episodes.reveal import episode_label
from texts.differences import differences

from .models import Theory

FIELDS = ["title", "body", "settled_by", "arc", "characters", "reveal_at"]
MOST = 50


def revisions(theory):
    """The latest revisions, newest first; the oldest has no changes to show."""
    kept = list(theory.history.select_related("history_user")[: MOST + 1])
    name_characters(kept)
    pairs = [*pairwise(kept), *((first, None) for first in kept[-1:])]
    return [
        {
            "who": new.history_user,
            "when": new.history_date,
            "reason": new.history_change_reason or "",
            "changes": changes(old, new) if old else [],
        }
        for new, old in pairs[:MOST]
    ]


def name_characters(kept):
    """Give each revision `character_names`, with one query for all of them."""
    members = Theory.history.model.characters.model.objects
    names = {revision.pk: [] for revision in kept}
    for member in members.filter(history__in=names).select_related("character"):
        names[member.history_id].append(member.character.name)
    for revision in kept:
        revision.character_names = ", ".join(sorted(names[revision.pk]))


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
        return revision.character_names
    if name == "arc":
        return str(Theory.Arc(revision.arc).label)
    if name == "reveal_at":
        return episode_label(revision.reveal_at)
    return getattr(revision, name)
