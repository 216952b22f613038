"""Votes say what is worth reading: one per fan, and never on one's own theory."""

import pytest
from django.core.management import CommandError, call_command

from theories.models import Theory, Vote
from theories.recounting import recount

from .factories import make_theory, make_user
from .reading import HTMX

UP, NONE, DOWN = Vote.Choice.UP, Vote.Choice.NONE, Vote.Choice.DOWN


def vote_url(theory):
    return f"/theories/{theory.slug}/vote/"


@pytest.mark.parametrize(
    ("ballots", "ups", "downs"),
    [
        ([], 0, 0),
        ([UP], 1, 0),
        ([DOWN], 0, 1),
        ([UP, UP], 1, 0),  # voting twice changes nothing
        ([UP, DOWN], 0, 1),  # changing one's mind replaces the vote
        ([DOWN, UP], 1, 0),
        ([UP, NONE], 0, 0),  # withdrawing forgets it
        ([NONE], 0, 0),  # there may be nothing to withdraw
        ([UP, NONE, NONE, DOWN], 0, 1),
    ],
)
def test_a_voter_counts_once_and_the_last_choice_wins(ballots, ups, downs, ben):
    theory = make_theory()
    for choice in ballots:
        theory.cast_vote(ben, choice)
    theory.refresh_from_db()
    assert (theory.ups, theory.downs, theory.score) == (ups, downs, ups - downs)
    assert theory.votes.count() == ups + downs


def test_a_vote_moves_the_ranks_and_leaves_the_words_alone(ben):
    theory = make_theory()
    before = theory.ranks()
    for voter in [ben, make_user()]:
        theory.cast_vote(voter, UP)
    theory.refresh_from_db()
    assert theory.hot > before["hot"]
    assert theory.best > before["best"]
    assert theory.edited_at is None
    assert theory.history.count() == 1


def test_a_plain_vote_goes_back_to_the_theory(as_user, ben):
    theory = make_theory()
    response = as_user(ben).post(vote_url(theory), {"value": "1"})
    assert response.status_code == 303
    assert response["Location"] == theory.get_absolute_url()
    assert theory.votes.get().voter == ben


def test_an_htmx_vote_gets_the_vote_box_alone(as_user, ben):
    theory = make_theory()
    response = as_user(ben).post(vote_url(theory), {"value": "1"}, headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in page
    assert f'id="vote-box-{theory.pk}"' in page
    assert 'aria-pressed="true"' in page


def test_the_page_shows_a_fan_their_own_vote_only(as_user, ana, ben):
    theory = make_theory()
    theory.cast_vote(ben, DOWN)
    pages = {fan: as_user(fan).get(theory.get_absolute_url()) for fan in [ana, ben]}
    assert pages[ben].context["theory"].my_vote == DOWN
    assert pages[ana].context["theory"].my_vote == NONE


def test_a_visitor_is_sent_to_log_in(client, db):
    theory = make_theory()
    response = client.post(vote_url(theory), {"value": "1"})
    assert response.status_code == 302
    assert response["Location"] == f"/accounts/login/?next={vote_url(theory)}"


def test_a_visitor_with_htmx_comes_back_to_the_page_they_were_on(client, db):
    theory = make_theory()
    page = theory.get_absolute_url()
    current = {"HX-Current-URL": f"http://testserver{page}"}
    response = client.post(vote_url(theory), {"value": "1"}, headers=HTMX | current)
    assert response["HX-Redirect"] == f"/accounts/login/?next={page}"


def test_recount_finds_drift_says_it_and_repairs_it(ben, capsys):
    theory = make_theory()
    theory.cast_vote(ben, UP)
    Theory.objects.update(ups=5, score=5, comment_count=2)
    with pytest.raises(CommandError):
        call_command("recount", "--check")
    call_command("recount")
    assert f"{theory.slug} ups: 5 → 1" in capsys.readouterr().out
    call_command("recount", "--check")
    assert not list(recount(repair=False))
