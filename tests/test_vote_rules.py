"""Who may not vote, and what the database itself refuses."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from theories.models import Theory, Vote

from .factories import make_theory

UP, NONE, DOWN = Vote.Choice.UP, Vote.Choice.NONE, Vote.Choice.DOWN


def vote_url(theory):
    return f"/theories/{theory.slug}/vote/"


def test_nobody_votes_on_their_own_theory(as_user, ana):
    theory = make_theory(author=ana)
    response = as_user(ana).post(vote_url(theory), {"value": "1"})
    assert response.status_code == 403
    assert "You cannot vote on your own theory." in response.content.decode()
    assert not theory.votes.exists()


def test_a_locked_theory_takes_no_votes(as_user, ben):
    theory = make_theory()
    Theory.objects.update(locked=True)
    assert as_user(ben).post(vote_url(theory), {"value": "1"}).status_code == 403


@pytest.mark.parametrize("state", ["hidden", "pending", "removed"])
def test_what_is_out_of_sight_takes_no_votes(state, as_user, ben, mona):
    theory = make_theory(state=state)
    assert as_user(ben).post(vote_url(theory), {"value": "1"}).status_code == 404
    assert as_user(mona).post(vote_url(theory), {"value": "1"}).status_code == 403
    with pytest.raises(PermissionDenied):
        theory.cast_vote(ben, UP)
    assert not theory.votes.exists()


def test_a_get_never_votes(as_user, ben):
    theory = make_theory()
    assert as_user(ben).get(vote_url(theory), {"value": "1"}).status_code == 405
    assert not theory.votes.exists()


@pytest.mark.parametrize("value", [UP, DOWN])
def test_the_database_refuses_a_vote_on_ones_own_theory(value, ana, ben):
    theory = make_theory(author=ana)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(theory=theory, voter=ana, value=value)
    vote = Vote.objects.create(theory=theory, voter=ben, value=value)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.filter(pk=vote.pk).update(voter=ana)


@pytest.mark.parametrize("value", [7, 2, 0, -2])
def test_the_database_refuses_any_other_value(value, ben):
    with pytest.raises(IntegrityError):
        Vote.objects.create(theory=make_theory(), voter=ben, value=value)


def test_the_database_refuses_a_second_vote(ben):
    theory = make_theory()
    Vote.objects.create(theory=theory, voter=ben, value=UP)
    with pytest.raises(IntegrityError):
        Vote.objects.create(theory=theory, voter=ben, value=DOWN)
