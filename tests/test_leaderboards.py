"""Leaderboards: who called it, as far as the reader has watched."""

import re

import pytest
from django.test import Client

from theories.leaderboard import MOST_SHOWN, leaderboard

from .canaries import HORIZONS
from .factories import make_user, viewer_of
from .seasons import announce, answer, foretold, settle_many

NAME = re.compile(r'<th scope="row">.*?/fans/([^/"]+)/', re.DOTALL)


@pytest.fixture(autouse=True)
def season_two(season_one):
    announce()
    announce(3)


@pytest.fixture
def settle(ana, mona):
    def settle(number, odds, **fields):
        settle_many(number, odds, author=ana, by=mona, **fields)

    return settle


def standing(viewer=None, **chosen):
    board = leaderboard(viewer or viewer_of(watched_through=308), **chosen)
    return [(place.number, place.fan.username) for place in board.places]


def test_the_lowest_mean_comes_first_and_ties_share_a_place(settle):
    cleo, dan, eve, finn = [make_user(name) for name in ["cleo", "dan", "eve", "finn"]]
    settle(10, {cleo: 90, dan: 80, eve: 80, finn: 10})
    settle(1, {dan: 80})
    assert standing() == [(1, "cleo"), (2, "dan"), (2, "eve"), (4, "finn")]


def test_nine_settled_theories_are_no_place(settle, ben):
    settle(9, {ben: 90})
    board = leaderboard(viewer_of(ben, watched_through=308))
    assert (board.places, board.own, board.missing) == ([], None, 1)
    settle(1, {ben: 90})
    assert standing() == [(1, "ben")]


def test_a_season_and_an_arc_have_boards_of_their_own(settle, ben):
    cleo = make_user("cleo")
    settle(10, {ben: 90}, arc="government")
    settle(10, {cleo: 80}, arc="other", at=303)
    assert standing(season=2) == [(1, "ben")]
    assert standing(season=3) == [(1, "cleo")]
    assert standing(arc="other") == [(1, "cleo")]
    assert standing(season=2, arc="other") == []


def test_who_stands_further_down_sees_their_place(settle, ben):
    others = {make_user(): 90 for _each in range(MOST_SHOWN)}
    settle(10, {**others, ben: 60})
    board = leaderboard(viewer_of(ben, watched_through=308))
    assert len(board.places) == MOST_SHOWN
    assert (board.own.number, board.own.fan) == (MOST_SHOWN + 1, ben)
    assert board.own.score.mean == pytest.approx(0.16)


def watching(horizon):
    client = Client()
    axes = [each for each in ("announcements", "webtoon") if getattr(horizon, each)]
    chosen = {"watched_through": horizon.watched_through, **dict.fromkeys(axes, "on")}
    client.post("/horizon/", chosen)
    return client


def test_no_board_gives_a_verdict_away(ben, ana, mona):
    """Neither a name nor a number: each page stays as it was, byte by byte."""
    theories = [foretold({ben: 90}, author=ana) for _each in range(12)]
    for theory in theories[:9]:
        answer(theory, by=mona, at=201)
    readers = {horizon: watching(horizon) for horizon in HORIZONS}
    before = {horizon: pages(client) for horizon, client in readers.items()}
    for theory in theories[9:]:
        answer(theory, by=mona, at=203)
    for horizon, client in readers.items():
        may_know = horizon.watched_through >= 203
        assert (pages(client) != before[horizon]) is may_know
        names = NAME.findall(client.get("/leaderboards/").text)
        assert names == (["ben"] if may_know else [])


def pages(client):
    addresses = ["/leaderboards/", "/leaderboards/?season=2", "/fans/ben/"]
    return [client.get(url).content for url in addresses]


def test_a_board_that_cannot_be_is_refused_with_a_reason(client):
    for query in ["?arc=nowhere", "?season=99", "?season=%00"]:
        response = client.get(f"/leaderboards/{query}")
        assert response.status_code == 400
        assert "errorlist" in response.text


def test_an_empty_board_says_why(client):
    assert "Nobody has 10 settled theories" in client.get("/leaderboards/").text
