"""A decision does one thing, writes one line, and can be taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from moderation.models import Case, DecidedAlready, Decision, Report
from moderation.models.making import version_of

from .factories import (
    make_comment,
    make_evidence,
    make_link,
    make_proposal,
    make_theory,
    make_user,
)
from .rows import fresh

WHY = {"reason": "abuse", "words": "It names a person who is alive."}
OTHERWISE = {"reason": "revised", "words": "It was a quotation."}


def make(kind):
    makers = {
        "theory": make_theory,
        "comment": make_comment,
        "evidence": lambda: make_evidence(added_by=make_user()),
        "link": make_link,
        "fan": make_user,
        "proposal": make_proposal,
    }
    return makers[kind]()


def columns_of(thing):
    row = fresh(thing)
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.fields
        if not field.generated
    }


ACTS = [
    ("theory", "hide", {}, {"state": "hidden"}),
    ("comment", "hide", {}, {"state": "hidden"}),
    ("evidence", "remove", {}, {"state": "removed"}),
    ("link", "hide", {}, {"state": "hidden"}),
    ("proposal", "hide", {}, {"state": "hidden"}),
    ("theory", "lock", {}, {"locked": True}),
    (
        "theory",
        "reveal",
        {"reveal_at": 203, "reveal_axis": "screen"},
        {"reveal_at": 203, "reveal_is_set": True},
    ),
    ("theory", "reclassify", {"belongs": "other"}, {"arc": "other"}),
    ("evidence", "reclassify", {"belongs": "fan"}, {"tier": "fan"}),
    ("link", "reclassify", {"belongs": "contradicts"}, {"stance": "contradicts"}),
    ("fan", "hold", {"posts": 3}, {"posts_to_hold": 3}),
    ("fan", "warn", {}, {}),
]


@pytest.mark.parametrize(("kind", "action", "asked", "after"), ACTS)
def test_an_act_changes_one_thing_and_undo_puts_it_back(
    kind, action, asked, after, mona
):
    thing = make(kind)
    before = columns_of(thing)
    decision = Decision.make(action, thing, by=mona, **WHY, **asked)
    assert columns_of(thing) == before | after
    assert (decision.action, decision.moderator, decision.target) == (
        action,
        mona,
        thing,
    )

    undone = decision.undo(by=mona)
    assert columns_of(thing) == before
    assert (undone.action, undone.undoes) == ("undo", decision)
    assert Decision.objects.count() == 2


def test_a_stance_that_is_put_right_moves_the_counters(mona):
    link = make_link(stance="supports")
    Decision.make("reclassify", link, by=mona, **WHY, belongs="complicates")
    theory = fresh(link.theory)
    assert (theory.supports, theory.complicates) == (0, 1)


@pytest.mark.parametrize(
    ("kind", "action", "asked"),
    [
        ("link", "hide", {}),
        ("link", "reclassify", {"belongs": "contradicts"}),
        ("evidence", "hide", {}),
        ("evidence", "reclassify", {"belongs": "press"}),
        ("evidence", "reveal", {"reveal_at": 203, "reveal_axis": "screen"}),
    ],
)
def test_standing_follows_what_is_decided_and_undone(kind, action, asked, mona):
    link = make_link(evidence=make_evidence(added_by=make_user()))
    before = fresh(link.theory).standing
    thing = link if kind == "link" else link.evidence
    decision = Decision.make(action, thing, by=mona, **WHY, **asked)
    assert fresh(link.theory).standing < before
    decision.undo(by=mona)
    assert fresh(link.theory).standing == before


def test_a_suspension_ends_by_itself_or_is_lifted(mona, ben):
    Decision.make("suspend", ben, by=mona, **WHY, days=3)
    assert fresh(ben).is_suspended
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        assert not fresh(ben).is_suspended
    Decision.make("lift", ben, by=mona, **OTHERWISE)
    assert not fresh(ben).is_suspended


def test_hiding_twice_makes_one_decision(mona):
    theory = make_theory()
    first = Decision.make("hide", theory, by=mona, **WHY)
    again = Decision.make("hide", theory, by=mona, **WHY)
    assert again == first
    assert Decision.objects.count() == 1


def test_who_read_an_older_state_is_told_who_was_quicker(mona):
    theory = make_theory()
    seen = version_of(theory)
    first = Decision.make("hide", theory, by=mona, **WHY)
    other = make_user(is_staff=True)
    other.user_permissions.set(mona.groups.get().permissions.all())
    with pytest.raises(DecidedAlready) as quicker:
        Decision.make("remove", theory, by=other, version=seen, **WHY)
    assert quicker.value.decision == first
    assert fresh(theory).state == "hidden"


def test_an_edit_since_counts_as_another_state(mona):
    theory = make_theory()
    seen = version_of(theory)
    theory.edit(by=theory.author, body="Now it is harmless.")
    with pytest.raises(DecidedAlready):
        Decision.make("hide", theory, by=mona, version=seen, **WHY)
    assert fresh(theory).state == "published"


def test_undo_is_for_ten_minutes_and_for_who_decided(mona, admin_user):
    decision = Decision.make("hide", make_theory(), by=mona, **WHY)
    with pytest.raises(PermissionDenied):
        decision.undo(by=admin_user)
    with (
        time_machine.travel(timezone.now() + timedelta(minutes=11)),
        pytest.raises(PermissionDenied),
    ):
        decision.undo(by=mona)
    assert fresh(decision.target).state == "hidden"


def test_undo_happens_once(mona):
    decision = Decision.make("hide", make_theory(), by=mona, **WHY)
    decision.undo(by=mona)
    with pytest.raises(PermissionDenied):
        fresh(decision).undo(by=mona)
    assert Decision.objects.count() == 2


def test_undo_gives_way_to_a_later_decision(mona, admin_user):
    theory = make_theory()
    decision = Decision.make("lock", theory, by=mona, **WHY)
    Decision.make("hide", theory, by=admin_user, **WHY)
    with pytest.raises(DecidedAlready):
        decision.undo(by=mona)
    assert fresh(theory).locked


def test_undo_asks_for_the_answer_again(mona, ben):
    theory = make_theory()
    Report.file(theory, by=ben, reason="spam")
    decision = Decision.make("hide", theory, by=mona, **WHY)
    assert not Case.objects.open().exists()
    decision.undo(by=mona)
    assert Report.objects.get().decision is None
    assert Case.objects.open().get().target == theory


@pytest.mark.parametrize(("action", "agreed"), [("keep", False), ("hide", True)])
def test_a_decision_answers_every_report(action, agreed, mona, ben):
    theory = make_theory()
    for fan in [ben, make_user()]:
        Report.file(theory, by=fan, reason="spam")
    decision = Decision.make(action, theory, by=mona, **WHY)
    assert {(each.decision, each.agreed) for each in Report.objects.all()} == {
        (decision, agreed)
    }


def test_acting_on_the_author_answers_the_reports_of_what_they_wrote(mona, ben):
    theory = make_theory()
    Report.file(theory, by=ben, reason="abuse")
    decision = Decision.make("warn", theory.author, by=mona, about=theory, **WHY)
    assert decision.target == theory.author
    assert Report.objects.get().decision == decision
    assert not Case.objects.open().exists()


@pytest.mark.parametrize("kind", ["theory", "fan"])
def test_nobody_decides_about_their_own(kind, mona):
    thing = mona if kind == "fan" else make_theory(author=mona)
    with pytest.raises(PermissionDenied):
        Decision.make("keep", thing, by=mona, **WHY)
    assert not Decision.objects.exists()


def test_fans_decide_nothing(ben):
    with pytest.raises(PermissionDenied):
        Decision.make("hide", make_theory(), by=ben, **WHY)


def test_only_an_administrator_suspends_a_moderator(mona, admin_user):
    other = make_user(is_staff=True)
    with pytest.raises(PermissionDenied):
        Decision.make("suspend", other, by=mona, days=1, **WHY)
    Decision.make("suspend", other, by=admin_user, days=1, **WHY)
    assert fresh(other).is_suspended


@pytest.mark.parametrize(
    "write",
    [
        lambda: Decision.objects.update(words="Oh."),
        lambda: Decision.objects.all().delete(),
        lambda: connection.cursor().execute("DELETE FROM moderation_decision"),
    ],
)
def test_the_database_keeps_every_line(write, mona):
    Decision.make("hide", make_theory(), by=mona, **WHY)
    with pytest.raises(IntegrityError, match="never"), transaction.atomic():
        write()
    assert Decision.objects.get().words == WHY["words"]


@pytest.mark.django_db(transaction=True)
def test_the_database_keeps_every_line_for_good(mona):
    with pytest.raises(IntegrityError, match="never"):
        Decision.make("hide", make_theory(), by=mona, **WHY).delete()


def test_a_line_stays_readable_when_all_it_names_is_gone(mona):
    theory = make_theory("She comes back alone")
    decision = Decision.make("hide", theory, by=mona, **WHY)
    Case.objects.all().delete()
    theory.delete()
    theory.author.delete()
    mona.delete()
    [line] = Decision.objects.select_related("moderator", "author")
    assert line == decision
    assert (line.label, line.words) == ("She comes back alone", WHY["words"])
    assert (line.target, line.kind, line.moderator) == (None, "theory", None)
