"""`recount` rebuilds what is stored from rows, and says what had drifted."""

from functools import partial

import pytest
from django.core.management import CommandError, call_command

from evidence.models import Evidence
from theories import recounting
from theories.models import Call, Link, OddsDay, OddsTally, Theory
from theories.recounting import recount
from theories.recounting.counters import recount_counters
from theories.recounting.votes import recount_votes

from .at_once import at_once
from .factories import make_evidence, make_link, make_theory, make_user


@pytest.fixture
def busy(season_one, mona):
    """A theory with one of everything that is counted."""
    evidence = make_evidence(episode=season_one[112])
    theory = make_theory()
    link = make_link(theory, evidence)
    for percent in [20, 30, 40, 50, 60]:
        fan = make_user()
        theory.give_odds(fan, percent)
        theory.cast_vote(fan, 1)
        link.cast_strength_vote(fan, 5)
        evidence.cast_accuracy_vote(fan, 1)
    theory.give_odds(fan, 70)
    theory.settle("confirmed", evidence=evidence, reason="Shown.", by=mona)
    return theory


def test_nothing_drifts_by_itself(busy):
    assert [drift for _theory, drift in recount(repair=False)] == []


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Theory, {"ups": 7, "score": 7}),
        (Theory, {"standing": 0.1}),
        (Theory, {"fan_odds": 1.0}),
        (Theory, {"gap": 99.0}),
        (Link, {"strength_total": 1}),
        (Evidence, {"accuracy_yes": 9}),
        (OddsTally, {"fans": 3}),
        (OddsDay, {"fans": 1}),
        (Call, {"brier": 0.5}),
    ],
)
def test_each_stored_number_is_found_wrong_and_put_right(busy, model, changes, capsys):
    before = list(model.objects.order_by("pk").values(*changes))
    model.objects.update(**changes)
    with pytest.raises(CommandError):
        call_command("recount", "--check")
    call_command("recount")
    assert "→" in capsys.readouterr().out
    call_command("recount", "--check")
    assert sorted(map(str, model.objects.values(*changes))) == sorted(map(str, before))


@pytest.mark.parametrize("model", [OddsTally, OddsDay, Call])
def test_rows_that_were_lost_come_back(busy, model):
    before = model.objects.count()
    model.objects.all().delete()
    call_command("recount")
    assert model.objects.count() == before
    call_command("recount", "--check")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("drifted", [{}, {"ups": 9, "score": 9}])
def test_looking_holds_up_nobody_who_writes(drifted, monkeypatch):
    theory, fan = make_theory(), make_user()
    Theory.objects.update(**drifted)

    def vote_from_elsewhere(theories, repair):
        at_once(partial(theory.cast_vote, fan, 1))
        yield from recount_votes(theories, repair)

    monkeypatch.setattr(recounting, "RECOUNTS", [vote_from_elsewhere, recount_counters])
    # What comes meanwhile is not seen: the counters fit the rows of one moment.
    found = [drift for _theory, drift in recount(repair=False)]
    assert [each["ups"] for each in found] == ([(9, 0)] if drifted else [])
    assert theory.votes.count() == 1


def test_progress_says_how_many_theories_were_looked_at(busy):
    told = []
    list(recount(progress=told.append))
    assert told == [Theory.objects.count()]
