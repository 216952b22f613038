"""What changed in a theory, when, by whom: the history as differences."""

from dataclasses import replace
from itertools import pairwise

from django.db.models import Q

from characters.models import Character
from episodes.reveal import RevealAxis, episode_label, within
from texts.differences import differences
from texts.markdown import masked
from web.paging import keyset_page

from .models import Theory

FIELDS = [
    *["title", "body", "settled_by", "arc"],
    *["characters", "reveal_at", "reveal_axis"],
]
SHOWN = 50


def revisions(theory, viewer, after=""):
    """A Page of revisions, newest first; the oldest has no changes to show."""
    found = seen(theory, viewer).select_related("history_user")
    page = keyset_page(
        found,
        order=("-pk",),
        after=after,
        size=SHOWN,
        list_name=f"history of {theory.pk}",
    )
    # What the last one on this page is compared with stands on the next.
    before = found.filter(pk__lt=page.items[-1].pk) if page.items else found.none()
    kept = [*page.items, *before.order_by("-pk")[:1]]
    name_characters(kept, viewer)
    pairs = [*pairwise(kept), *((first, None) for first in kept[-1:])]
    shown = [
        {
            "who": new.history_user,
            "when": new.history_date,
            "reason": new.history_change_reason or "",
            "changes": changes(old, new) if old else [],
            "is_first": old is None,
        }
        for new, old in pairs[:SHOWN]
    ]
    return replace(page, items=shown)


def seen(theory, viewer):
    """Without former words that spoil more than the viewer saw and the present ones."""
    if viewer.is_fan and theory.author_id == viewer.user.pk:
        return theory.history.all()
    no_more = Q(reveal_at__lte=theory.reveal_at, reveal_axis=theory.reveal_axis)
    return theory.history.filter(no_more | within(viewer.horizon))


def name_characters(kept, viewer):
    """Give each revision `character_names`, with one query for all of them."""
    names = {revision.pk: [] for revision in kept}
    members = Theory.history.model.characters.model.objects.filter(
        history__in=names, character__in=Character.objects.visible_to(viewer)
    )
    for member in members.select_related("character"):
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
    if name == "reveal_axis":
        return str(RevealAxis(revision.reveal_axis).label)
    if name == "reveal_at":
        return episode_label(revision.reveal_at)
    return masked(getattr(revision, name))
