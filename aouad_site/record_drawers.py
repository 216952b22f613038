"""Drawers of the cabinet for records, leaderboards and boards."""

from django.utils import timezone

from theories.board import Overconfidence, Row
from theories.charts import Slope, calibration_curve
from theories.models import Call, Odds, Rivalry
from theories.models.lock import Lock
from theories.moving import Move
from theories.record_page import Record
from theories.records import Eye, Score, calibration, score_of

from .samples import (
    FAN,
    KOREAN,
    LONG,
    ME,
    UNBROKEN,
    believed,
    keys,
    link,
    theory,
    verdict,
)

MANY = {(5, 0): 9, (28, 0): 4, (45, 100): 2, (72, 100): 7, (81, 0): 1, (97, 100): 12}
SLOPES = [Slope("odds", 40, 62), Slope("standing", 71, 33), Slope("links", 2, 5, top=5)]
WRONG = {(95, 0): 7, (85, 0): 5, (10, 100): 4}


def record_states():
    return {**fan_states(), **board_states()}


def fan_states():
    scores = {
        "certain": Score(0.043, 0.011, 24),
        "one call": Score(0.09, None, 1),
    }
    outcomes = ["confirmed", "debunked", "partly"]
    return {
        "fans/_record.html": {
            "good": shown(record(MANY)),
            "bad": shown(record(WRONG, eye=None)),
            "one call": shown(record({(70, 100): 1})),
            "not settled": shown(record({}, made=3, eye=None)),
            "nothing": shown(record({}, made=0, eye=None)),
        },
        "theories/_calibration.html": {
            "many": {"curve": calibration_curve(calibration(MANY))}
        },
        "theories/_brier.html": {
            name: {"score": score} for name, score in scores.items()
        },
        "theories/_call.html": {each: {"call": call(outcome=each)} for each in outcomes}
        | {"unbroken": {"call": call(UNBROKEN)}},
    }


def board_states():
    rivalry = Rivalry(pk=next(keys), title=UNBROKEN)
    vars(rivalry)["own_total"] = 140
    strong = link("contradicts", UNBROKEN)
    strong.own_odds = 95
    settled = theory(KOREAN)
    settled.seen_outcome = "debunked"
    voted = theory(UNBROKEN, my_vote=-1)
    held = Odds(percent=40, given_at=timezone.now())
    return {
        "theories/_board_row.html": {
            "open": {"row": row(believed(my_odds=65))},
            "locked": {"row": row(believed(my_odds=65), held=held, is_closed=True)},
            "too late": {"row": row(believed(my_odds=65), is_closed=True)},
            "settled": {"row": row(settled, call=call(outcome="debunked"))},
            "voted": {"row": row(voted)},
        },
        "theories/_contradictions.html": {
            "both": {
                "rivalries": [rivalry],
                "overconfident": [Overconfidence(strong, 42)],
            },
            "none": {},
        },
        "theories/_move.html": {
            "all three": {"move": Move(theory(KOREAN), SLOPES)},
            "unbroken": {"move": Move(theory(UNBROKEN), SLOPES[:1])},
        },
        "theories/_share.html": {
            "divided": {"theory": believed(my_odds=65), "share": 62.5},
            "not in sight": {"theory": theory(UNBROKEN), "share": None},
            "something else": {"theory": None, "share": 12},
        },
    }


def row(theory, held=None, call=None, is_closed=False):
    lock = Lock(season=2, premieres_at=None, tells_from=201)
    return Row(theory, lock, held, call, is_closed)


def shown(record):
    return {"record": record, "fan": FAN, "viewer": ME}


def record(tally, made=40, eye=Eye(right=7.5, links=11)):  # noqa: B008 - never changed
    bins = calibration(tally)
    best = [call(KOREAN), call(LONG, "debunked")] if tally else []
    return Record(made, score_of(tally), bins, calibration_curve(bins), best, eye)


def call(title=KOREAN, outcome="confirmed"):
    said = verdict(outcome, share=40 if outcome == "partly" else None)
    said.theory = theory(title)
    return Call(pk=next(keys), verdict=said, fan=FAN, percent=90, brier=0.01)
