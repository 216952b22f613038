"""A database to measure on: the same one every time, and nothing in it drifts."""

import pytest
from django.core.management import CommandError, call_command

from rehearsal.votes import fame
from theories.models import Call, Comment, Link, Odds, StrengthVote, Theory, Vote


def everything():
    return [
        list(model.objects.order_by("pk").values_list(*columns))
        for model, columns in [
            (Theory, ["title", "body", "author", "ups", "downs", "hot"]),
            (Vote, ["theory", "voter", "value"]),
            (Link, ["theory", "evidence", "stance"]),
            (Comment, ["theory", "author", "body"]),
            (Odds, ["theory", "fan", "percent", "given_at"]),
            (StrengthVote, ["link", "judge", "value"]),
            (Call, ["verdict", "fan", "brier"]),
        ]
    ]


def seed(theories, votes):
    call_command("seed_load", theories=theories, votes=votes, verbosity=0)


def test_it_is_filled_once_and_whole(db):
    seed(20, 300)
    before = everything()
    assert Theory.objects.filter(slug__startswith="load-").count() == 20
    assert 290 <= Vote.objects.count() <= 300
    assert Call.objects.exists()
    seed(20, 300)
    assert everything() == before
    call_command("recount", check=True)
    call_command("reindex", check=True)


def test_more_is_added_to_what_is_there(db):
    seed(5, 50)
    seed(20, 300)
    assert Theory.objects.filter(slug__startswith="load-").count() == 20
    call_command("recount", check=True)


def test_a_place_where_fans_live_is_left_alone(db, ana, ben):
    with pytest.raises(CommandError):
        seed(5, 50)
    assert not Vote.objects.exists()


def test_few_theories_have_most_of_the_votes():
    given = list(fame(1_000, 10_000, fans=500))
    assert given == sorted(given, reverse=True) or max(given) - given[0] <= 1
    assert sum(given[:100]) > 0.25 * sum(given)
    assert max(given) < 500
