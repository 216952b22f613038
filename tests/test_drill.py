"""The drills are run by hand: what they stand on must not rot meanwhile."""

import pytest
from django.test import Client

from drill import __main__ as drills
from drill import stage
from rehearsal import rows
from theories.models import Theory, Vote

from .factories import make_theory

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_drill_can_be_begun():
    assert all(callable(each) for each in drills.drills().values())


def test_its_fans_can_vote_as_they_are_told():
    rows.fans(4, progress=lambda number: None)
    make_theory(reveal_at=112)
    ballots = stage.ballots()
    assert ballots
    for ballot in ballots:
        cookies = {"Cookie": ballot.cookies, "X-CSRFToken": stage.TOKEN}
        voter = Client(enforce_csrf_checks=True, headers=cookies)
        assert voter.post(ballot.path, {"value": 1}).status_code == 303
    assert Vote.objects.count() == len(ballots)
    assert Theory.objects.get().ups == len(ballots)
