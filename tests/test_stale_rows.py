"""What was read before somebody else wrote is read again, or nothing is done."""

import pytest
from django.contrib.admin.sites import site
from django.db import connection
from django.test import RequestFactory

from evidence.models import Evidence
from evidence.recounting import recount_evidence
from moderation.models import Decision
from theories.leaderboard import leaderboard
from theories.models import Link, Theory
from theories.records import FEWEST_CALLS
from theories.recounting import recount

from .factories import (
    make_episode,
    make_evidence,
    make_link,
    make_theory,
    make_user,
    viewer_of,
)
from .rows import fresh
from .seasons import announce, settle_many

pytestmark = pytest.mark.django_db


def nothing_drifted():
    return list(recount(repair=False)) == []


@pytest.fixture
def link():
    return make_link()


def test_a_link_that_moved_meanwhile_is_taken_from_where_it_stands(link):
    stale = Link.objects.get(pk=link.pk)
    link.take_stance("contradicts")
    stale.remove()
    theory = fresh(link.theory)
    assert (theory.supports, theory.contradicts) == (0, 0)
    assert nothing_drifted()


def test_a_link_that_moved_meanwhile_moves_on_from_where_it_stands(link):
    stale = Link.objects.get(pk=link.pk)
    link.take_stance("contradicts")
    stale.take_stance("complicates")
    theory = fresh(link.theory)
    counted = (theory.supports, theory.contradicts, theory.complicates)
    assert counted == (0, 0, 1)
    assert nothing_drifted()


def test_a_link_that_a_merge_took_along_is_judged_where_it_is_now(link, ben, mona):
    one, other = link.theory, make_theory()
    before_the_merge = Link.objects.get(pk=link.pk)
    why = {"reason": "duplicate", "words": "The same claim."}
    merged = Decision.make("merge", one, by=mona, into=other.pk, **why)
    before_the_merge.cast_strength_vote(ben, 5)
    while_merged = Link.objects.get(pk=link.pk)
    merged.undo(by=mona)
    while_merged.cast_strength_vote(make_user(), 5)
    assert fresh(link).strength_votes == 2
    while_merged.take_stance("contradicts")
    assert fresh(one).contradicts == 1
    while_merged.remove()
    assert (fresh(one).contradicts, fresh(other).contradicts) == (0, 0)
    assert nothing_drifted()


def once_before(words, do):
    """Do something just before the first statement with these words is sent."""
    waiting = [do]

    def wrapper(execute, sql, params, many, context):
        if waiting and words in sql:
            waiting.pop()()
        return execute(sql, params, many, context)

    return connection.execute_wrapper(wrapper)


def test_a_strength_vote_on_a_link_removed_meanwhile_finds_nothing(link, as_user, ben):
    client = as_user(ben)
    with once_before("SAVEPOINT", link.remove):
        answer = client.post(f"/links/{link.pk}/strength/", {"value": 5})
    assert answer.status_code == 404
    assert nothing_drifted()


def test_a_vote_cast_during_a_recount_is_counted(ben):
    first, second = make_evidence(), make_evidence()
    Evidence.objects.update(accuracy_yes=7)
    drifted = recount_evidence(repair=True)
    next(drifted)
    second.cast_accuracy_vote(ben, 1)
    assert [each for each, _counters in drifted] == [second]
    assert fresh(first).accuracy_yes == 0
    assert fresh(second).accuracy_yes == 1


def save_in_admin(thing, **changed):
    """As the change form does: read before, changed, and saved."""
    request = RequestFactory().post("/")
    request.user = make_user(is_staff=True, is_superuser=True)
    admin = site.get_model_admin(type(thing))
    form = admin.get_form(request, thing, fields=list(changed))(changed, instance=thing)
    assert form.is_valid(), form.errors
    admin.save_model(request, form.instance, form, True)


def test_the_admin_keeps_votes_cast_since_the_form_was_read(ben):
    theory, evidence = make_theory(), make_evidence()
    stale = Theory.objects.get(pk=theory.pk), Evidence.objects.get(pk=evidence.pk)
    theory.cast_vote(ben, 1)
    evidence.cast_accuracy_vote(ben, 1)
    save_in_admin(stale[0], arc="other")
    save_in_admin(stale[1], tier="fan")
    assert (fresh(theory).ups, fresh(theory).arc) == (1, "other")
    assert (fresh(evidence).accuracy_yes, fresh(evidence).tier) == (1, "fan")
    assert nothing_drifted()


def test_a_theory_moved_in_the_admin_is_weighed_again():
    scene = make_evidence(episode=make_episode(205), reveal_at=205)
    theory = make_link(make_theory(), scene).theory
    save_in_admin(Theory.objects.get(pk=theory.pk), reveal_at=205)
    assert fresh(theory).is_weighed
    assert nothing_drifted()


def test_a_fan_who_leaves_while_the_board_is_read_is_left_out(ana, ben, mona):
    announce()
    settle_many(FEWEST_CALLS, {ana: 90, ben: 80}, author=make_user(), by=mona)
    viewer = viewer_of(watched_through=208)
    assert len(leaderboard(viewer).places) == 2
    with once_before('WHERE "accounts_user"."id" IN', ana.delete):
        assert [each.fan for each in leaderboard(viewer).places] == [ben]
