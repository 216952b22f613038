"""Rows about things, with the things as far as a viewer may see them."""

from itertools import groupby

from . import targets

NEEDED = {
    "link": ["theory", "evidence"],
    "comment": ["theory"],
    "proposal": ["theory"],
}
"""What the address of a thing needs besides its own row."""


def with_targets_for(rows, viewer):
    """Give each row `seen_target`: what it is about, or None where that is unseen."""
    rows = list(rows)
    found = {}
    for kind, same_kind in groupby(sorted(rows, key=kind_of_row), kind_of_row):
        pks = [row.object_id for row in same_kind]
        for thing in seen(kind, viewer).filter(pk__in=pks):
            found[kind, thing.pk] = thing
    for row in rows:
        thing = row.seen_target = found.get((row.kind, row.object_id))
        row.seen_label = thing and targets.label_of(thing)
        row.seen_page = thing and targets.page_of(thing)
    return rows


def kind_of_row(row):
    return row.kind


def seen(kind, viewer):
    model = targets.KINDS[kind]
    if model is targets.Fan:
        return model.objects.filter(is_active=True)
    return model.objects.visible_to(viewer).prefetch_related(*NEEDED.get(kind, []))
