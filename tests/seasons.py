"""A season that has answered: theories, odds held before it, and verdicts."""

from datetime import UTC, datetime, timedelta

from time_machine import travel

from episodes.models import Season

from .factories import make_episode, make_evidence, make_theory

PREMIERE = datetime(2027, 3, 5, 8, tzinfo=UTC)
BEFORE = PREMIERE - timedelta(days=30)
AFTER = PREMIERE + timedelta(days=7)


def announce(season=2):
    """The season has eight episodes, and a day on which it comes out."""
    for number in range(1, 9):
        make_episode(season * 100 + number)
    Season.objects.filter(pk=season).update(premieres_at=PREMIERE)


def scene(order=203):
    return make_evidence(episode=make_episode(order), reveal_at=order)


def foretold(odds, *, author, **fields):
    """A theory with the odds {fan: percent} as they were before the season."""
    with travel(BEFORE, tick=False):
        theory = make_theory(author=author, **fields)
        for fan, percent in odds.items():
            theory.give_odds(fan, percent)
    return theory


def answer(theory, outcome="confirmed", *, by, at=203, share=None):
    with travel(AFTER, tick=False):
        return theory.settle(
            outcome, evidence=scene(at), reason="It was shown.", by=by, share=share
        )


def settle_many(number, odds, *, author, by, at=203, **fields):
    """As many theories came true, on each of which the fans held these odds."""
    for _each in range(number):
        answer(foretold(odds, author=author, **fields), by=by, at=at)
