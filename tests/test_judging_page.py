"""Strength of links and accuracy of evidence, said from where they stand."""

import pytest

from theories.models import StrengthVote

from .factories import make_evidence, make_link, make_theory
from .reading import HTMX


def strength_url(link):
    return f"/links/{link.pk}/strength/"


def accuracy_url(evidence):
    return f"/evidence/{evidence.slug}/accuracy/"


@pytest.mark.parametrize("value", [0, 1, 2, 5])
def test_a_judge_says_how_strong_a_link_is(value, as_user, ben):
    link = make_link()
    response = as_user(ben).post(strength_url(link), {"value": value})
    assert response["Location"] == f"{link.theory.get_absolute_url()}#link-{link.pk}"
    assert StrengthVote.objects.get().value == value


def test_the_last_word_counts_and_can_be_taken_back(ben):
    link = make_link()
    for value in [5, 1, 1, 2]:
        link = link.cast_strength_vote(ben, value)
    assert (link.strength_total, link.strength_votes) == (2, 1)
    link = link.cast_strength_vote(ben, None)
    assert (link.strength_total, link.strength_votes) == (0, 0)
    assert link.strength == 2


@pytest.mark.parametrize("value", ["3", "-1", "", "strong", str(2**63)])
def test_another_word_is_refused(value, as_user, ben):
    link = make_link()
    response = as_user(ben).post(strength_url(link), {"value": value}, headers=HTMX)
    assert response.status_code == 422
    assert not StrengthVote.objects.exists()


def test_nobody_judges_their_own_link(as_user, ana, ben):
    link = make_link(make_theory(author=ben), author=ana)
    assert as_user(ana).post(strength_url(link), {"value": 5}).status_code == 403
    assert as_user(ben).post(strength_url(link), {"value": 5}).status_code == 303


def test_with_htmx_the_box_comes_back_with_the_new_strength(as_user, ben):
    link = make_link()
    answer = as_user(ben).post(strength_url(link), {"value": 5}, headers=HTMX)
    page = answer.content.decode()
    assert "<html" not in page
    assert "3 of 5 from 1 vote" in page
    assert page.count('aria-pressed="true"') == 1


def test_a_link_beyond_the_horizon_cannot_be_judged(as_user, ben):
    link = make_link(evidence=make_evidence(reveal_at=203))
    assert as_user(ben).post(strength_url(link), {"value": 5}).status_code == 404


@pytest.mark.parametrize(("value", "yes", "no"), [(1, 1, 0), (-1, 0, 1), (0, 0, 0)])
def test_a_fan_says_whether_it_is_told_as_it_happened(value, yes, no, as_user, ben):
    evidence = make_evidence()
    response = as_user(ben).post(accuracy_url(evidence), {"value": value})
    evidence.refresh_from_db()
    assert response["Location"] == f"{evidence.get_absolute_url()}#accuracy"
    assert (evidence.accuracy_yes, evidence.accuracy_no) == (yes, no)
    assert not evidence.history.filter(history_type="~").exists()


def test_nobody_vouches_for_what_they_added(as_user, ana):
    evidence = make_evidence(added_by=ana)
    assert as_user(ana).post(accuracy_url(evidence), {"value": 1}).status_code == 403


@pytest.mark.parametrize("value", ["2", "", "yes"])
def test_neither_yes_nor_no_is_refused(value, as_user, ben):
    evidence = make_evidence()
    response = as_user(ben).post(accuracy_url(evidence), {"value": value})
    assert response.status_code == 422
    assert not evidence.accuracy_votes.exists()


def test_the_page_of_a_standing_fills_in_the_formula(client, ben):
    theory = make_theory()
    link = make_link(theory, make_evidence(tier="creator"))
    link.cast_strength_vote(ben, 5)
    page = client.get(f"{theory.get_absolute_url()}standing/").content.decode()
    # 0.8 · 3/5 · 0.5 = 0.24, and (0.24 + 1) / (0.24 + 0 + 2) = 55 %.
    assert "0.80 × 3 / 5 × 0.500 = <b>0.240</b>" in page
    assert "(0.240 + 1) / (0.240 + 0.000 + 2) = <b>55 %</b>" in page
