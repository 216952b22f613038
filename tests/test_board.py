"""Your board: own odds and votes, what counts, and what does not go together."""

import pytest
from time_machine import travel

from theories.models import Rivalry, Theory, Vote

from .factories import make_link, make_theory, make_user, viewer_of
from .seasons import AFTER, BEFORE, announce, answer, foretold


def rows(as_user, fan):
    return {
        row.theory.pk: row for row in as_user(fan).get("/board/").context["page"].items
    }


def own_odds(fan, theory):
    return Theory.objects.for_page(viewer_of(fan)).get(pk=theory.pk).my_odds


def test_the_board_holds_what_one_voted_on_or_believes(as_user, ben):
    voted, believed, neither = make_theory(), make_theory(), make_theory()
    voted.cast_vote(ben, Vote.Choice.UP)
    believed.give_odds(ben, 40)
    believed.give_odds(ben, 60)
    neither.give_odds(make_user(), 10)
    found = rows(as_user, ben)
    assert list(found) == [believed.pk, voted.pk]
    assert found[voted.pk].theory.my_vote == 1
    assert found[believed.pk].theory.my_odds == 60


def test_the_board_is_for_fans_and_empty_at_first(client, as_user, ben):
    assert client.get("/board/").status_code == 302
    assert "neither voted nor given odds" in as_user(ben).get("/board/").text


def test_a_theory_out_of_sight_is_not_on_the_board(as_user, ben):
    theory = make_theory()
    theory.give_odds(ben, 40)
    theory.hide()
    assert rows(as_user, ben) == {}


def test_the_board_goes_on_where_its_page_ends(as_user, ben):
    for _each in range(25):
        make_theory().give_odds(ben, 40)
    client = as_user(ben)
    first = client.get("/board/")
    more = client.get("/board/", {"after": first.context["page"].after})
    pages = [*first.context["page"].items, *more.context["page"].items]
    assert len({row.theory.pk for row in pages}) == 25


def test_the_board_says_what_counts_once_the_season_is_out(as_user, ben, season_one):
    announce()
    theory = foretold({ben: 40}, author=make_user())
    late = make_theory()
    with travel(BEFORE):
        assert "Can change until season 2" in as_user(ben).get("/board/").text
    with travel(AFTER):
        theory.give_odds(ben, 99)
        late.give_odds(ben, 80)
        page = as_user(ben).get("/board/")
    assert "Counts as held on Feb. 3, 2027: 40 %" in page.text
    assert "too late to count" in page.text


def test_watching_an_episode_freezes_what_it_could_settle(as_user, ben, season_one):
    announce()
    theory = foretold({ben: 40}, author=make_user())
    ben.watched_through = 201
    ben.save()
    with travel(BEFORE):
        theory.give_odds(ben, 99)
        assert rows(as_user, ben)[theory.pk].held.percent == 40


def test_a_verdict_is_on_the_board_from_its_episode_on(as_user, ben, mona, season_one):
    announce()
    theory = foretold({ben: 40}, author=make_user())
    answer(theory, by=mona)
    with travel(AFTER):
        assert "You held" not in as_user(ben).get("/board/").text
        ben.watched_through = 203
        ben.save()
        page = as_user(ben).get("/board/").text
    assert "You held 40 %: Brier score 0.360" in page


def make_rivals(*odds, fan, mona):
    theories = [make_theory() for _each in odds]
    for theory, percent in zip(theories, odds, strict=True):
        theory.give_odds(fan, percent)
    return Rivalry.propose(by=mona, title="Which is it?", theories=theories)


def test_rivals_over_a_hundred_percent_are_pointed_out_and_mended(as_user, ben, mona):
    rivalry = make_rivals(80, 40, fan=ben, mona=mona)
    client = as_user(ben)
    assert "come to 120 %" in client.get("/board/").text
    response = client.post(f"/rivals/{rivalry.pk}/odds/", {"board": "1"}, follow=True)
    assert response.redirect_chain == [("/board/", 303)]
    assert "come to 120 %" not in response.text
    assert [own_odds(ben, each) for each in rivalry.theories.order_by("pk")] == [67, 33]


@pytest.mark.parametrize("odds", [(60, 40), (80,)])
def test_odds_that_go_together_are_not_pointed_out(odds, as_user, ben, mona):
    make_rivals(*odds, 0, fan=ben, mona=mona)
    assert as_user(ben).get("/board/").context["rivalries"] == []


def test_hidden_rivals_contradict_nobody(as_user, ben, mona):
    make_rivals(80, 40, fan=ben, mona=mona).hide()
    assert as_user(ben).get("/board/").context["rivalries"] == []


def judged(theory, *values, stance="contradicts"):
    link = make_link(theory, stance=stance)
    for value in values:
        link.cast_strength_vote(make_user(), value)
    return link


@pytest.mark.parametrize(
    ("values", "percent", "is_told"),
    [
        ((5, 5, 5), 81, True),
        ((5, 5), 81, True),  # (5 + 5 + 2) / 3 = 4
        ((5, 5, 2), 81, True),
        ((5, 5, 1), 81, False),  # 11 / 3
        ((5,), 100, False),  # (5 + 2 + 2) / 3 = 3
        ((5, 5, 5), 80, False),
    ],
)
def test_strong_evidence_against_what_one_is_sure_of_is_pointed_out(
    values, percent, is_told, as_user, ben
):
    theory = make_theory()
    theory.give_odds(ben, percent)
    link = judged(theory, *values)
    found = as_user(ben).get("/board/").context["overconfident"]
    assert [each.link for each in found] == ([link] if is_told else [])
    link.refresh_from_db()
    assert (link.strength >= 4) is (values != (5,) and values != (5, 5, 1))


def test_strong_evidence_for_it_contradicts_nothing(as_user, ben):
    theory = make_theory()
    theory.give_odds(ben, 95)
    judged(theory, 5, 5, 5, stance="supports")
    assert as_user(ben).get("/board/").context["overconfident"] == []


def test_odds_lowered_to_what_is_proposed_are_mended(as_user, ben):
    theory = make_theory()
    theory.give_odds(ben, 95)
    link = judged(theory, 5, 5, 5)
    client = as_user(ben)
    [found] = client.get("/board/").context["overconfident"]
    assert found.proposed == 40  # the standing: (0 + 1) / (0 + 0.5 + 2)
    sent = {"percent": found.proposed, "moved_by": link.pk}
    client.post(f"{theory.get_absolute_url()}odds/", sent)
    assert own_odds(ben, theory) == found.proposed
    assert theory.odds.last().moved_by == link
    assert client.get("/board/").context["overconfident"] == []
