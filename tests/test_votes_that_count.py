"""What suspended and unconfirmed accounts say does not count, and counts again."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.utils import timezone

from evidence.recounting import recount_evidence
from moderation.models import Decision
from theories.models import Odds, StrengthVote, Theory, Vote
from theories.recounting import recount

from .factories import make_evidence, make_link, make_theory, make_user, viewer_of
from .rows import fresh

# The worker closes its connections, as between any two tasks.
pytestmark = pytest.mark.django_db(transaction=True)
WHY = {"reason": "spam", "words": "A ring."}


def nothing_drifted():
    theories, evidence = recount(repair=False), recount_evidence(repair=False)
    return [drift for _thing, drift in [*theories, *evidence]] == []


def votes_of(theory):
    assert nothing_drifted()
    return fresh(theory).ups, fresh(theory).downs


def numbers(theory):
    """Everything of the theory that fans move, as it is stored and as it is shown."""
    assert nothing_drifted()
    counted = Theory.objects.filter(pk=theory.pk).values(
        *["ups", "downs", *Theory.RANKS, *Theory.SUMS],
        *["links__strength_total", "links__strength_votes"],
        *["links__evidence__accuracy_yes", "links__evidence__accuracy_no"],
    )
    days = theory.days.order_by("day", "reveal_at").values_list("day", "median", "fans")
    histogram = theory.tallies.histogram()
    moved = theory.links.with_moved_for(viewer_of()).values_list("moved_fans")
    return [*counted], [*days], histogram, [*moved]


def say_everything(fan, theory, percent):
    """One of each that counts: a vote, odds, strength and accuracy."""
    link = theory.links.get()
    theory.cast_vote(fan, 1)
    theory.give_odds(fan, percent, moved_by=link)
    link.cast_strength_vote(fan, 5)
    link.evidence.cast_accuracy_vote(fan, 1)


DAYS = [timedelta(days=ago) for ago in (9, 6, 3)]
LONG_AGO = timezone.now() - timedelta(days=20)


def make_talk():
    """A theory with one piece of evidence, and five fans to talk about it."""
    theory = make_theory(created_at=LONG_AGO)
    make_link(theory, make_evidence())
    return theory, [make_user() for _each in range(5)]


def talk(theory, fans, ago):
    with time_machine.travel(timezone.now() - ago):
        for place, fan in enumerate(fans, start=1):
            say_everything(fan, theory, 10 * place)


@pytest.fixture
def talked_about():
    theory, fans = make_talk()
    talk(theory, fans, DAYS[0])
    return theory


def test_whatever_the_suspended_said_stops_counting_and_counts_again(mona, ben, work):
    (theory, fans), (twin, others) = make_talk(), make_talk()
    for ago in DAYS:
        talk(twin, others, ago)
        talk(theory, fans, ago)
        with time_machine.travel(timezone.now() - ago):
            say_everything(ben, theory, 80 + ago.days)
    with_ben, without = numbers(theory), numbers(twin)
    assert all(one != other for one, other in zip(without, with_ben, strict=True))
    suspended = Decision.make("suspend", ben, by=mona, days=3, **WHY)
    work()
    # On the days gone by as well.
    assert numbers(theory) == without
    suspended.undo(by=mona)
    work()
    assert numbers(theory) == with_ben


def test_who_is_suspended_and_freed_at_once_counts(talked_about, mona, ben, work):
    say_everything(ben, talked_about, 90)
    before = numbers(talked_about)
    Decision.make("suspend", ben, by=mona, days=3, **WHY)
    Decision.make("lift", ben, by=mona, reason="revised")
    work()
    assert numbers(talked_about) == before


@pytest.mark.parametrize("how", ["command", "first thing they do"])
def test_it_counts_again_when_the_time_is_over(how, as_user, mona, ben, work):
    theory, other = make_theory(), make_theory()
    theory.cast_vote(ben, 1)
    Decision.make("suspend", ben, by=mona, days=3, **WHY)
    work()
    assert votes_of(theory) == (0, 0)
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        if how == "command":
            call_command("end_suspensions")
        else:
            url = f"{other.get_absolute_url()}vote/"
            assert as_user(ben).post(url, {"value": "1"}).status_code == 303
            assert fresh(other).ups == 1
        work()
    assert votes_of(theory) == (1, 0)


def test_without_a_confirmed_address_nothing_counts_where_it_must_be_confirmed(
    settings, talked_about, ben, work
):
    numbers(talked_about)
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    for fan in [*ben._meta.model.objects.exclude(pk=ben.pk)]:
        EmailAddress.objects.create(user=fan, email=fan.email, verified=True)
    without = numbers(talked_about)
    say_everything(ben, talked_about, 90)
    assert numbers(talked_about) == without
    EmailAddress.objects.create(user=ben, email=ben.email, verified=True)
    ben.settle_voices()
    work()
    assert fresh(talked_about).ups == without[0][0]["ups"] + 1
    assert numbers(talked_about) != without


@pytest.mark.parametrize("change", [0, -1, 1])
def test_a_vote_that_does_not_count_moves_nothing_when_it_changes(
    change, mona, ben, work
):
    theory = make_theory()
    theory.cast_vote(ben, 1)
    Decision.make("suspend", ben, by=mona, days=3, **WHY)
    work()
    theory.cast_vote(fresh(ben), change)
    assert votes_of(theory) == (0, 0)


def test_odds_given_before_the_worker_came_count_once(talked_about, ben, work):
    type(ben).objects.filter(pk=ben.pk).update(is_active=False)
    say_everything(fresh(ben), talked_about, 90)
    type(ben).objects.filter(pk=ben.pk).update(is_active=True)
    say_everything(fresh(ben), talked_about, 100)
    ben.settle_voices()
    work()
    [_counted, _days, histogram, _moved] = numbers(talked_about)
    assert histogram == {10: 1, 20: 1, 30: 1, 40: 1, 50: 1, 100: 1}


def test_recount_knows_what_counts(talked_about, ben):
    before = numbers(talked_about)
    for model in (Vote, Odds, StrengthVote):
        model.objects.update(counted=False)
    [(drifted, _drift)] = recount()
    assert drifted == talked_about
    assert numbers(talked_about) == before


def test_recount_knows_what_counts_of_evidence(talked_about):
    before = numbers(talked_about)
    [evidence] = [link.evidence for link in talked_about.links.all()]
    evidence.accuracy_votes.update(counted=False)
    assert {each for each, _drift in recount_evidence()} == {evidence}
    assert not [*recount_evidence(repair=False)]
    assert numbers(talked_about) == before
