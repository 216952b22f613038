"""Putting back what was decided at one stroke, as far as it is still so."""

from itertools import groupby

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from episodes.publication import State

from ..models import Case, DecidedAlready, Decision, Report
from ..models.undoing import UNDO_WITHIN
from ..reasons import Reason
from ..words import Action
from . import TOGETHER
from .batch import Stroke, held, move


def put_back(wave, stroke):
    """Give each thing of the wave the state it had; returns how many.

    Things about which somebody has decided since stay as they are. `stroke` says
    whether that undoes the decisions or answers them by new ones.
    """
    lines = Decision.objects.filter(wave=wave, undone_by=None)
    lines = lines.exclude(action=Action.PURGE)
    done = last = 0
    while some := list(lines.filter(pk__gt=last).order_by("pk")[:TOGETHER]):
        last = some[-1].pk
        by_kind = sorted(some, key=lambda line: line.kind)
        for kind, of_kind in groupby(by_kind, lambda line: line.kind):
            back = lift if kind == "fan" else put_back_some
            done += back(kind, list(of_kind), stroke)
    return done


@transaction.atomic
def put_back_some(kind, lines, stroke):
    found = {
        thing.pk: thing for thing in held(kind, [line.object_id for line in lines])
    }
    last = latest(kind, found)
    lines = [line for line in lines if last.get(line.object_id) == line.pk]
    lines.sort(key=state_before)
    for state, alike in groupby(lines, state_before):
        move(kind, [line.object_id for line in alike], state)
    answers = []
    for line in lines:
        thing = found[line.object_id]
        undoes = line if stroke.action == Action.UNDO else None
        answers.append(stroke.line(thing, before={"state": thing.state}, undoes=undoes))
        thing.state = line.before["state"]
    Decision.objects.bulk_create(answers)
    if stroke.action == Action.UNDO:
        Report.objects.filter(decision__in=lines).reopen()
    open_again(kind, [found[line.object_id] for line in lines])
    return len(lines)


def latest(kind, pks):
    """{thing: the last decision about it}"""
    decisions = Decision.objects.about_kind(kind).besides_verdicts()
    rows = decisions.filter(object_id__in=pks).order_by().values("object_id")
    return dict(rows.annotate(last=Max("pk")).values_list("object_id", "last"))


def state_before(line):
    return line.before["state"]


def open_again(kind, things):
    """What waited for a decision waits again."""
    known = Case.objects.about_kind(kind).filter(object_id__in=[e.pk for e in things])
    known = set(known.values_list("object_id", flat=True))
    for thing in things:
        if thing.pk in known or thing.state == State.PENDING:
            Case.settle(thing)


def lift(_kind, lines, stroke):
    """Suspensions come one by one: votes hang on them."""
    done = 0
    for line in lines:
        try:
            line.undo(by=stroke.by)
        except (DecidedAlready, PermissionDenied):
            continue
        done += 1
    return done


def still_undoable(wave, moderator):
    """The lines of a wave that its moderator may still take back."""
    fresh = {"moderator": moderator, "made_at__gt": timezone.now() - UNDO_WITHIN}
    lines = Decision.objects.filter(wave=wave, undone_by=None, **fresh)
    return lines.exclude(action=Action.UNDO)


def undoing(by, wave):
    """The stroke that takes a wave back."""
    return Stroke(Action.UNDO, by, Reason.REVISED, "", wave)
