"""A verdict is about the claim: it answers no report and gives nothing away."""

import pytest
from django.urls import reverse

from moderation.models import Decision
from moderation.models.appeal import can_appeal
from moderation.models.making import version_of
from moderation.moderators import appoint
from moderation.targets import name_of
from moderation.verdicts import reopen, settle
from theories.models import Verdict

from .factories import make_theory, make_user
from .rows import fresh
from .seasons import announce, scene

pytestmark = pytest.mark.django_db
WHY = {"reason": "spam", "words": "An advertisement."}


@pytest.fixture
def zoe():
    """Moderates too, and has watched no further than the first season."""
    zoe = make_user("zoe")
    appoint(zoe)
    return zoe


@pytest.fixture
def theory(ana, season_one):
    announce()
    return make_theory(author=ana)


def confirm(theory, *, by):
    words = {"outcome": "confirmed", "reason": "She is seen alive.", "reveal_at": 0}
    settle(Verdict(theory=theory, decided_by=scene(205), **words), by=by)


def hide(client, theory, version):
    typed = {"action": "hide", "reason": "spam", "note": "Gone.", "version": version}
    sent = {"target": name_of(theory), **typed}
    return client.post("/moderation/decisions/", sent)


def test_a_verdict_meanwhile_stops_no_decision(theory, as_user, mona, zoe):
    seen = version_of(theory)
    confirm(theory, by=mona)
    assert hide(as_user(zoe), theory, seen).status_code == 303
    assert fresh(theory).state == "hidden"


def test_who_was_quicker_is_told_only_as_far_as_one_has_watched(
    theory, as_user, mona, zoe
):
    seen = version_of(theory)
    spoiling = {"reason": "abuse", "words": "It is said in S2E5."}
    Decision.make("lock", theory, by=mona, **spoiling)
    answer = hide(as_user(zoe), theory, seen)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "It is said in S2E5" not in page
    assert "It has changed since you read it." in page
    zoe.watched_through = 205
    zoe.save()
    page = hide(as_user(zoe), theory, seen).content.decode()
    assert "It is said in S2E5" in page


def test_an_author_is_not_told_of_a_verdict_beyond_their_horizon(
    theory, as_user, mona, ana
):
    Decision.make("lock", theory, by=mona, **WHY)
    confirm(theory, by=mona)
    reopen(theory, by=mona, words="It was a dream.")
    own = reverse("moderation:own_decisions")
    page = as_user(ana).get(own).content.decode()
    assert "An advertisement." in page
    assert "settle with a verdict" not in page
    assert "take a verdict back" not in page
    ana.watched_through = 205
    ana.save()
    page = as_user(ana).get(own).content.decode()
    assert "settle with a verdict" in page
    assert "She is seen alive." in page


def test_the_record_of_an_author_counts_no_unseen_verdict(theory, as_user, mona, zoe):
    confirm(theory, by=mona)
    hide(as_user(mona), theory, version_of(theory))
    desk = f"/moderation/?case={name_of(theory)}"
    assert "settle with a verdict" not in as_user(zoe).get(desk).content.decode()


def test_a_verdict_takes_no_appeal_and_no_undo_away(theory, mona, ana):
    hidden = Decision.make("hide", theory, by=mona, **WHY)
    confirm(theory, by=mona)
    assert can_appeal(ana, Decision.objects.get(pk=hidden.pk))
    Decision.objects.get(pk=hidden.pk).undo(by=mona)
    assert fresh(theory).is_published
