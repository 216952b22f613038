"""What stands around a thing on the desk, as far as the moderator has watched."""

from texts.markdown import excerpt
from theories.models import Comment, Theory

from . import targets

LATEST = 5
LENGTH = 200


def around(kind, thing, viewer):
    """What a comment answers, what the rivals are, what a fan wrote last."""
    if kind == "comment" and thing.parent_id:
        seen = Comment.objects.visible_to(viewer).filter(pk=thing.parent_id).first()
        return {"answered": excerpt(seen.body, LENGTH) if seen else ""}
    if kind == "rivalry":
        rivals = Theory.objects.visible_to(viewer).filter(rivalries=thing)
        return {"rivals": rivals.order_by("pk")}
    if kind == "fan":
        return {"posts": latest_of(thing, viewer)}
    return {}


def latest_of(fan, viewer):
    """(kind, words, address) of the last few of each kind."""
    return [
        (kind, targets.label_of(each), targets.page_of(each))
        for kind, rows in [
            ("theory", fan.theories.visible_to(viewer)),
            ("comment", fan.comments.visible_to(viewer).select_related("theory")),
            ("evidence", fan.evidence.visible_to(viewer)),
        ]
        for each in rows.order_by("-pk")[:LATEST]
    ]
