"""The desk: one case with everything that a decision about it needs."""

from collections import Counter

from django.db.models import Count

from episodes.gate import gate_address
from episodes.reveal import Revealed

from . import targets
from .around import around
from .forms.deciding import DecisionForm
from .models import Appeal, Decision, Report
from .models.making import version_of
from .reasons import Reason
from .showing import seen
from .waves.purging import posted_in_sight, standing_purge

LATEST = 10


def on_the_desk(case, viewer, form=None):
    """The context of one case; without the thing where it lies beyond the horizon."""
    thing = seen(case.kind, viewer).filter(pk=case.object_id).first()
    if thing is None:
        return {"case": case, "gate": gate_of(case, viewer)}
    author = targets.author_of(thing)
    reports = Report.objects.about(thing).open().select_related("reporter")
    reports = list(reports.order_by("-weight", "pk"))
    repeated = others(reports, viewer)
    start = proposed(thing, reports, repeated)
    return {
        "case": case,
        "thing": thing,
        "name": targets.name_of(thing),
        "label": targets.label_of(thing),
        "stands_at": targets.page_of(thing),
        "author": author,
        "record": record_of(author, viewer),
        "reports": reports,
        "others": repeated,
        "appeals": Appeal.objects.open()
        .filter(decision__in=Decision.objects.about(thing))
        .select_related("author"),
        "decisions": decided(thing, viewer),
        "form": form or DecisionForm(thing=thing, initial=start),
        **around(case.kind, thing, viewer),
        "is_claimed_by_another": case.is_claimed_by_another(viewer.user),
    }


def gate_of(case, viewer):
    """The gate before what this moderator has not watched, where it has one."""
    model = targets.KINDS[case.kind]
    if not issubclass(model, Revealed) or not model.has_gate:
        return ""
    beyond = model.objects.beyond(viewer).filter(pk=case.object_id).first()
    return gate_address(beyond) if beyond else ""


def proposed(thing, reports, repeated):
    """What the form starts with: what most of the weight speaks for."""
    weights: Counter[str] = Counter()
    for report in reports:
        weights[report.reason] += report.weight
    [(reason, _weight)] = weights.most_common(1) or [(Reason.SPAM, 0)]
    initial = {"reason": reason, "version": version_of(thing)}
    for name in ["reveal_at", "reveal_axis"]:
        if hasattr(thing, name):
            initial[name] = getattr(thing, name)
    for name in ["arc", "tier", "stance"]:
        if hasattr(thing, name):
            initial["belongs"] = getattr(thing, name)
    if repeated:
        [(_label, initial["into"]), *_more] = repeated
    return initial


def others(reports, viewer):
    """Of which things it is said to be a duplicate."""
    pks = {report.other_id for report in reports} - {None}
    if not pks:
        return []
    found = seen(reports[0].kind, viewer).filter(pk__in=pks)
    return [(targets.label_of(each), targets.page_of(each)) for each in found]


def decided(thing, viewer):
    latest = Decision.objects.about(thing).visible_to(viewer)
    decisions = list(latest.select_related("moderator", "undone_by")[:LATEST])
    for each in decisions:
        each.can_be_undone = each.can_be_undone_by(viewer.user)
    return decisions


def record_of(author, viewer):
    """What a moderator has to know of whose thing it is."""
    if author is None:
        return {}
    posted = sum(
        rows.count() for rows in [author.theories, author.comments, author.evidence]
    )
    past = Decision.objects.filter(author=author).standing().tellable_to(viewer)
    actions = past.order_by().values_list("action").annotate(number=Count("pk"))
    answered = author.reports_made.answered()
    return {
        "posted": posted,
        "links": author.links.count(),
        "in_sight": posted_in_sight(author),
        "is_purged": standing_purge(author) is not None,
        "actions": [
            (Decision.Action(action).label, number) for action, number in actions
        ],
        "reports": answered.count(),
        "agreed": answered.filter(agreed=True).count(),
    }
