"""What can be reported and decided about, by the word it has in forms: `theory-12`."""

from typing import Any

from django.contrib.auth import get_user_model
from django.http import Http404

from episodes.mentions import latest_mention
from episodes.reveal import RevealAxis
from evidence.models import Evidence
from texts.markdown import excerpt
from texts.shortening import shortened
from theories.models import Comment, Link, Proposal, Rivalry, Theory
from web.numbers import whole_number

Fan = get_user_model()
KINDS: dict[str, Any] = {
    "theory": Theory,
    "evidence": Evidence,
    "link": Link,
    "comment": Comment,
    "rivalry": Rivalry,
    "proposal": Proposal,
    "fan": Fan,
}
FIRST_EPISODE = 101
LABEL_LENGTH = 140


def kind_of(thing):
    return next(kind for kind, model in KINDS.items() if isinstance(thing, model))


def name_of(thing):
    return f"{kind_of(thing)}-{thing.pk}"


def read_name(name):
    """(model, pk) that `theory-12` names; 404 for what names nothing."""
    kind, _dash, number = name.partition("-")
    pk = whole_number(number)
    if kind not in KINDS or pk is None:
        raise Http404
    return KINDS[kind], pk


def find_for(viewer, name):
    """What `name` names, if the viewer may see it; 404 otherwise."""
    model, pk = read_name(name)
    if model is Fan:
        seen = Fan.objects.filter(is_active=True)
    else:
        seen = model.objects.visible_to(viewer)
    thing = seen.filter(pk=pk).first()
    if thing is None:
        raise Http404
    return thing


def locked(thing):
    """The row as it is now, held until the transaction ends; None when it is gone."""
    rows = type(thing)._base_manager.select_for_update(no_key=True)
    return rows.filter(pk=thing.pk).first()


def lock_together(theory, other_pk):
    """Hold the theories of a merge, and the evidence whose links it moves.

    Those merged there before as well: when one goes, others fill the gap.
    """
    if other_pk:
        there = Theory.objects.filter(merged_into=other_pk).values_list("pk", flat=True)
        held = [theory.pk, other_pk, *there]
        moving = Link.objects.filter(theory__in=held).order_by()
        Evidence.objects.hold_in_order(moving.values("evidence"))
        Theory.objects.hold_in_order(held)


def hold_both(thing, other):
    """Hold two of a kind, for everybody in the same order."""
    rows = type(thing)._base_manager.select_for_update(no_key=True)
    list(rows.filter(pk__in=[thing.pk, other.pk]).order_by("pk"))


def other_of(theory, asked):
    """The key of the theory that an act on `theory` changes as well, if there is one.

    Where it is merged into, or where it has been merged into.
    """
    return asked.get("into") or getattr(theory, "merged_into_id", None)


def author_of(thing):
    """The fan whose thing it is; a fan's own is the fan."""
    return thing if isinstance(thing, Fan) else getattr(thing, thing.author_field)


def author_key_of(thing):
    """The same without reading the fan."""
    if isinstance(thing, Fan):
        return thing.pk
    return getattr(thing, f"{thing.author_field}_id")


def permission_for(thing):
    if isinstance(thing, Fan):
        return "accounts.moderate_user"
    return thing.moderate_permission


def label_of(thing):
    """A few words by which moderators know it, also when it is gone."""
    words = {
        "theory": lambda: thing.title,
        "evidence": lambda: thing.title,
        "link": lambda: thing.argument or thing.evidence.title,
        "comment": lambda: excerpt(thing.body, LABEL_LENGTH),
        "rivalry": lambda: thing.title,
        "proposal": lambda: thing.reason,
        "fan": lambda: thing.username,
    }[kind_of(thing)]()
    return shortened(words, LABEL_LENGTH)


def kept_label_of(thing):
    """What the log keeps for good: of a person only a number, as people may leave."""
    return f"fan {thing.pk}" if isinstance(thing, Fan) else label_of(thing)


def words_of(thing):
    """What somebody wrote there, as they wrote it."""
    if thing is None or isinstance(thing, Fan):
        return ""
    names = ["title", "body", "settled_by", "description", "argument", "reason"]
    texts = [getattr(thing, name, "") for name in names]
    return "\n\n".join(filter(None, texts))


def page_of(thing):
    """The address at which it stands."""
    return thing.get_absolute_url()


def reveal_point_of(thing, *words):
    """(order, axis) that a line of the log about it gives away."""
    told = latest_mention(*words)
    if isinstance(thing, Fan):
        return max(FIRST_EPISODE, told), RevealAxis.SCREEN
    ends = [thing]
    if isinstance(thing, Link):
        ends += [thing.theory, thing.evidence]
    if isinstance(thing, Proposal):
        ends += [thing.theory]
    if isinstance(thing, Rivalry):
        ends += thing.theories.all()
    axes = [each.reveal_axis for each in ends]
    off_screen = [axis for axis in axes if axis != RevealAxis.SCREEN]
    point = max([told, *(each.reveal_at for each in ends)])
    return point, (off_screen or axes)[0]


def reach_of(thing):
    """How many people it has come before, as far as they left a trace."""
    kind = kind_of(thing)
    if kind == "theory":
        return thing.ups + thing.downs + thing.comment_count
    if kind in ("comment", "link", "proposal"):
        return reach_of(thing.theory)
    if kind == "evidence":
        return thing.links.count()
    if kind == "rivalry":
        return max(map(reach_of, thing.theories.all()), default=0)
    return thing.theories.count() + thing.comments.count()
