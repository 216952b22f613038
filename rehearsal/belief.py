"""Odds, judgements and verdicts: few theories have most of them, as with votes."""

from datetime import timedelta
from random import Random

from episodes.reveal import RevealAxis
from evidence.models import AccuracyVote, Evidence
from theories.models import Odds, Outcome, StrengthVote, Theory, Verdict

from .pouring import moment, pour
from .rows import FIRST_DAY, STRIDE
from .votes import fame

ODDS = ["theory", "fan", "percent", "reveal_at", "reveal_axis", "given_at", "counted"]
SAID = ["value", "cast_at", "counted"]

DAYS = 60
LEVELS = [112, 112, 112, 203]
"""How far those who give odds have watched."""
ONE_IN = 40
"""Of so many theories one is settled, the first among them."""


def odds(theory_keys, fan_keys, number, progress):
    """Some change their mind; the entries of a theory come in the order of their days.

    A theory that has odds already gets no more, since each entry would be a new one.
    """
    there = set(Odds.objects.order_by().values_list("theory", flat=True).distinct())
    points = dict(Theory.objects.values_list("pk", "reveal_at"))
    numbers = fame(len(theory_keys) - 1, number, len(fan_keys) - 1)
    pour(
        Odds,
        ODDS,
        (
            entry
            for place, fans in enumerate(numbers, start=1)
            if (pk := theory_keys[place]) not in there
            for entry in odds_on(pk, place, fans, fan_keys, points[pk])
        ),
        progress,
    )


def odds_on(pk, place, entries, fan_keys, reveal_at):
    chance = Random(f"odds {place}")
    likely = chance.randrange(5, 96)
    fans = max(1, entries * 4 // 5)
    for step in range(entries):
        number = place * STRIDE + step % fans
        day = timedelta(days=step * DAYS // entries, seconds=step)
        yield (
            pk,
            fan_keys[1 + number % (len(fan_keys) - 1)],
            min(max(round(chance.gauss(likely, 20)), 0), 100),
            max(reveal_at, LEVELS[number % len(LEVELS)]),
            RevealAxis.SCREEN.value,
            moment(FIRST_DAY + day),
            True,
        )


def judgements(fan_keys, number, progress):
    """Strength votes on the links; who comes first is judged most."""
    votes = said(StrengthVote, "link", "judge", fan_keys, number, [0, 1, 2, 2, 5])
    pour(StrengthVote, ["link", "judge", *SAID], votes, progress)


def checks(fan_keys, number, progress):
    """Accuracy votes on the evidence."""
    votes = said(AccuracyVote, "evidence", "fan", fan_keys, number, [1, 1, 1, -1])
    pour(AccuracyVote, ["evidence", "fan", *SAID], votes, progress)


def said(model, thing, fan, fan_keys, number, values):
    """The votes that are due on these things and not there, by fame."""
    there = set(model.objects.order_by().values_list(thing, fan))
    of = model._meta.get_field(thing).related_model
    keys = list(of.objects.order_by("pk").values_list("pk", flat=True))
    fans, when = len(fan_keys) - 1, moment(FIRST_DAY)
    numbers = fame(len(keys), number, fans)
    for place, (pk, voters) in enumerate(zip(keys, numbers, strict=True), start=1):
        chance = Random(f"said {place}")
        for step in range(voters):
            voter = fan_keys[1 + (place * STRIDE + step) % fans]
            value = chance.choice(values)
            if (pk, voter) not in there:
                yield pk, voter, value, when, True


def verdicts(theory_keys, progress):
    scene = Evidence.objects.filter(slug="load-1").get()
    outcomes = [Outcome.CONFIRMED, Outcome.DEBUNKED, Outcome.PARTLY, Outcome.HINTED]
    due = theory_keys[1::ONE_IN]
    settled = set(Verdict.objects.values_list("theory", flat=True))
    for place, theory in enumerate(Theory.objects.filter(pk__in=due).order_by("pk")):
        outcome = outcomes[place % len(outcomes)]
        share = 40 if outcome == Outcome.PARTLY else None
        if theory.pk not in settled:
            said = {"evidence": scene, "reason": "It was shown.", "by": None}
            theory.settle(outcome, share=share, **said)
            progress(1)
