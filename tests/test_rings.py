"""Votes that belong together are seen, looked at on record, and taken out at once."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from moderation.models import Decision, VoteLook

from .factories import make_theory, make_user
from .test_votes_that_count import votes_of

pytestmark = pytest.mark.django_db
MIDDAY = timezone.now().replace(hour=12, minute=0, second=30, microsecond=0)


def old_fan():
    return make_user(date_joined=timezone.now() - timedelta(days=60))


@pytest.fixture
def ring():
    """Five accounts of today, and a theory that they vote up in one minute."""
    theory = make_theory("Pushed by a ring")
    with time_machine.travel(MIDDAY - timedelta(days=1), tick=False):
        for _ in range(5):
            theory.cast_vote(make_user(), 1)
        theory.cast_vote(old_fan(), -1)
    return theory


def test_patterns_name_what_looks_alike(as_user, mona, ring):
    quiet = make_theory("Voted on by people")
    for hour in range(1, 7):
        fan = old_fan()
        with time_machine.travel(MIDDAY - timedelta(hours=36 + hour), tick=False):
            quiet.cast_vote(fan, 1)
            ring.cast_vote(fan, 1)
    fresh_page = as_user(mona).get("/moderation/votes/")
    assert fresh_page.context["theories"] == [ring]
    # The old fan who voted down in the same minute has voted on nothing else either.
    [pushed] = fresh_page.context["theories"]
    assert pushed.pattern == {"new": 5, "single": 6, "burst": 6}


def test_single_votes_are_behind_a_click_on_record(as_user, mona, ring):
    client = as_user(mona)
    url = f"/moderation/votes/{ring.pk}/"
    assert client.get(url).status_code == 405
    page = client.post(url)
    voter = ring.votes.first().voter
    assert voter.username in page.content.decode()
    assert page.content.decode().count(" checked") == 5
    look = VoteLook.objects.get()
    assert (look.theory, look.moderator) == (ring, mona)


def discount(client, theory, voters, action="discount"):
    typed = {"action": action, "voters": voters, "reason": "spam"}
    return client.post(f"/moderation/votes/{theory.pk}/ring/", typed)


def test_a_ring_is_taken_out_by_one_decision_and_put_back(as_user, mona, ring):
    voters = list(ring.votes.filter(value=1).values_list("voter", flat=True))
    assert discount(as_user(mona), ring, voters).status_code == 303
    assert votes_of(ring) == (0, 1)
    Decision.objects.get().undo(by=mona)
    assert votes_of(ring) == (5, 1)
    discount(as_user(mona), ring, voters)
    discount(as_user(mona), ring, voters[:2], action="recount")
    assert votes_of(ring) == (2, 1)


def test_a_discounted_vote_stays_out_whatever_its_voter_does(mona, ring):
    voter = ring.votes.filter(value=1).first().voter
    Decision.make("discount", ring, by=mona, reason="spam", voters=[voter.pk])
    for value in [-1, 0]:
        with pytest.raises(PermissionDenied):
            ring.cast_vote(voter, value)
    assert votes_of(ring) == (4, 1)


@pytest.mark.parametrize("voters", [[], ["0"], ["x"]])
def test_a_ring_is_made_of_votes_that_there_are(voters, as_user, mona, ring):
    assert discount(as_user(mona), ring, voters).status_code == 422
    assert votes_of(ring) == (5, 1)
