"""The record on a fan's page: what the reader may know, and nothing more."""

from datetime import timedelta

import pytest
from time_machine import travel

from episodes.models import Season
from theories.record_page import record_of

from .factories import make_link, viewer_of
from .seasons import AFTER, BEFORE, PREMIERE, announce, answer, foretold, scene

AHEAD = {"watched_through": 208}


@pytest.fixture(autouse=True)
def season_two(season_one):
    announce()


def record(fan, **horizon):
    return record_of(fan, viewer_of(**horizon))


def test_a_record_counts_scores_and_names_the_best(ben, ana, mona):
    near, far = foretold({ben: 90}, author=ana), foretold({ben: 80}, author=ana)
    foretold({ben: 50}, author=ana)
    answer(near, by=mona)
    answer(far, "debunked", by=mona)
    found = record(ben, **AHEAD)
    assert (found.made, found.settled) == (3, 2)
    assert found.score.mean == pytest.approx((0.01 + 0.64) / 2)
    assert [call.verdict.theory for call in found.best] == [near, far]
    assert [(each.said, each.came_true) for each in found.bins] == [(80, 0), (90, 100)]


def test_nothing_of_a_verdict_is_told_before_its_episode(ben, ana, mona, client):
    theory = foretold({ben: 90}, author=ana)
    before = client.get("/fans/ben/").content
    answer(theory, by=mona)
    assert client.get("/fans/ben/").content == before
    assert record(ben).settled == 0
    assert record(ben, watched_through=202).settled == 0
    assert record(ben, watched_through=203).settled == 1


def test_the_page_says_the_score_in_numbers_and_in_words(ben, ana, mona, client):
    for percent in [90, 90, 100]:
        answer(foretold({ben: percent}, author=ana), by=mona)
    client.post("/horizon/", {"watched_through": 208})
    page = client.get("/fans/ben/").text
    assert "0.007" in page
    assert "± 0.003" in page
    assert "Clearly better than saying 50 %" in page
    assert "What came true of what they said" in page
    assert page.count('class="calibration-dot"') == 1


def test_a_page_without_odds_says_so(ben, client):
    assert "No odds on record yet" in client.get("/fans/ben/").text


def test_odds_on_what_the_reader_may_not_see_are_not_counted(ben, ana):
    foretold({ben: 50}, author=ana, state="published", reveal_at=203)
    assert record(ben).made == 0
    assert record(ben, **AHEAD).made == 1


def link(theory, ben, stance, *, at=BEFORE, evidence=None):
    with travel(at, tick=False):
        return make_link(theory, evidence, author=ben, stance=stance)


def test_a_link_that_pointed_the_right_way_is_a_good_eye(ben, ana, mona):
    theory = foretold({}, author=ana)
    for stance in ["supports", "supports", "contradicts", "complicates"]:
        link(theory, ben, stance)
    answer(theory, "partly", share=75, by=mona)
    eye = record(ben, **AHEAD).eye
    assert (eye.links, eye.right) == (3, pytest.approx(1.75))
    assert record(ben).eye is None


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("at", "counts"), [(PREMIERE - SECOND, True), (PREMIERE, False), (AFTER, False)]
)
def test_links_count_when_they_were_made_before_the_premiere(
    at, counts, ben, ana, mona
):
    theory = foretold({}, author=ana)
    link(theory, ben, "supports", at=at)
    answer(theory, by=mona)
    assert (record(ben, **AHEAD).eye is not None) is counts


def test_links_to_what_gave_the_answer_foretell_nothing(ben, ana, mona):
    Season.objects.update(premieres_at=None)
    theory = foretold({}, author=ana)
    link(theory, ben, "supports", evidence=scene(201))
    answer(theory, by=mona)
    assert record(ben, **AHEAD).eye is None


def test_links_after_the_verdict_foretell_nothing(ben, ana, mona):
    Season.objects.update(premieres_at=None)
    theory = foretold({}, author=ana)
    answer(theory, by=mona)
    link(theory, ben, "supports", at=AFTER + SECOND)
    assert record(ben, **AHEAD).eye is None


def test_taking_a_verdict_back_takes_the_record_back(ben, ana, mona):
    theory = foretold({ben: 90}, author=ana)
    before = record(ben, **AHEAD)
    answer(theory, by=mona)
    theory.reopen()
    assert record(ben, **AHEAD) == before
