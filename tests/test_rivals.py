"""Rivals: proposing them, how belief is divided, and odds that add up."""

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.standing import TRUSTED_AFTER, TRUSTED_POSTS
from moderation.models import Decision
from theories.models import Rivalry, Theory
from theories.models.dividing import scaled
from theories.models.rivalry import AlreadyRivals, shares

from .at_once import at_once
from .factories import (
    make_comment,
    make_episode,
    make_evidence,
    make_theory,
    make_user,
    viewer_of,
)


def make_rivals(mona, *theories, **fields):
    theories = theories or [make_theory(), make_theory()]
    return Rivalry.propose(by=mona, title="Which?", theories=theories, **fields)


def believe(theory, *percents):
    for percent in percents:
        theory.give_odds(make_user(), percent)


@pytest.fixture
def trusted(db):
    joined = timezone.now() - TRUSTED_AFTER
    trudy = make_user("trudy", trust=User.Trust.TRUSTED, date_joined=joined)
    for _each in range(TRUSTED_POSTS):
        make_comment(author=trudy)
    return trudy


def test_shares_worked_out():
    assert shares([30, 20]).something_else == 50
    assert shares([30, 20]).rivals == [30, 20]
    assert shares([90, 60]).rivals == [60, 40]
    assert shares([30, 20], exhaustive=True).rivals == [60, 40]


@given(
    st.dictionaries(st.integers(), st.integers(1, 100), min_size=1, max_size=10),
    st.integers(0, 100),
)
def test_scaled_odds_fill_the_room_and_keep_their_order(odds, room):
    found = scaled(odds, room)
    assert sum(found.values()) == min(room, sum(odds.values()))
    for one, other in [(a, b) for a in odds for b in odds if odds[a] > odds[b]]:
        assert found[one] >= found[other]
    for key, percent in found.items():
        exact = odds[key] * min(room / sum(odds.values()), 1)
        assert abs(percent - exact) < 1


def test_the_page_divides_belief_and_leaves_room_for_something_else(client, mona):
    one, other = make_theory(), make_theory()
    believe(one, *[30] * 5)
    believe(other, *[20] * 5)
    page = client.get(make_rivals(mona, one, other).get_absolute_url())
    divided = page.context["rivals"].shares
    assert (divided.rivals, divided.something_else) == ([30, 20], 50)
    assert "Something else" in page.text


def test_where_one_must_be_true_there_is_no_something_else(client, mona):
    one, other = make_theory(), make_theory()
    believe(one, *[30] * 5)
    believe(other, *[20] * 5)
    rivalry = make_rivals(mona, one, other, exhaustive=True)
    page = client.get(rivalry.get_absolute_url())
    assert page.context["rivals"].shares.rivals == [60, 40]
    assert "Something else" not in page.text


def test_an_answer_out_of_sight_leaves_room_for_something_else(client, mona):
    make_episode(203)
    rivals = [make_theory(), make_theory(), make_theory(reveal_at=203)]
    for theory in rivals:
        believe(theory, *[20] * 5)
    url = make_rivals(mona, *rivals, exhaustive=True).get_absolute_url()
    page = client.get(url)
    assert page.context["rivals"].shares.something_else == 60
    assert "Something else" in page.text
    assert "Exactly one of these" not in page.text
    client.post("/horizon/", {"watched_through": 203})
    assert "Exactly one of these" in client.get(url).text


def test_the_page_says_which_rival_came_true(client, mona, season_one):
    one, other = make_theory(), make_theory()
    scene = make_evidence(episode=season_one[112])
    one.settle("confirmed", evidence=scene, reason="Shown.", by=mona)
    page = client.get(make_rivals(mona, one, other).get_absolute_url()).text
    assert page.count('data-outcome="confirmed"') == 1


def test_four_fans_are_too_few_to_divide_belief(client, mona):
    one, other = make_theory(), make_theory()
    believe(one, *[30] * 5)
    believe(other, *[20] * 4)
    page = client.get(make_rivals(mona, one, other).get_absolute_url())
    assert page.context["rivals"].shares is None
    assert "once five fans" in page.text


def test_a_fan_thinks_first_and_looks_then(as_user, ben, mona):
    one, other = make_theory(), make_theory()
    for theory in (one, other):
        believe(theory, *[37] * 5)
    url = make_rivals(mona, one, other).get_absolute_url()
    assert "37" not in as_user(ben).get(url).text
    one.give_odds(ben, 50)
    assert as_user(ben).get(url).context["rivals"].shares is None
    other.give_odds(ben, 10)
    assert as_user(ben).get(url).context["rivals"].shares.rivals == [37, 37]


def test_rivals_show_from_their_second_side_in_sight_on(client, mona):
    make_episode(203)
    rivalry = make_rivals(mona, make_theory(), make_theory(reveal_at=203))
    assert client.get(rivalry.get_absolute_url()).status_code == 404
    client.post("/horizon/", {"watched_through": 203})
    assert client.get(rivalry.get_absolute_url()).status_code == 200


def test_moderators_hide_rivals_with_a_reason_and_bring_them_back(client, mona):
    theory = make_theory()
    rivalry = make_rivals(mona, theory, make_theory("The rival of the other one"))
    url = theory.get_absolute_url()
    assert "The rival of the other one" in client.get(url).text
    rivalry.hide()
    assert client.get(rivalry.get_absolute_url()).status_code == 404
    assert "The rival of the other one" not in client.get(url).text
    rivalry.restore()
    assert client.get(rivalry.get_absolute_url()).status_code == 200


def test_hiding_rivals_in_the_admin_asks_for_a_reason(as_user, ben, mona):
    rivalry = make_rivals(ben)
    typed = {"action": "hide", "_selected_action": rivalry.pk}
    typed |= {"decide": "1", "reason": "off-topic", "words": "They fit together."}
    as_user(mona).post("/admin/theories/rivalry/", typed)
    rivalry.refresh_from_db()
    assert not rivalry.is_published
    assert Decision.objects.about(rivalry).get().words == "They fit together."


def propose(client, *theories, title="Who sent it?", **typed):
    slugs = [theory.slug for theory in theories]
    return client.post("/rivals/new/", {"title": title, "theories": slugs, **typed})


def test_trusted_fans_propose_rivals(as_user, trusted):
    one, other = make_theory(), make_theory()
    client = as_user(trusted)
    assert "Propose rivals" in client.get(one.get_absolute_url()).text
    form = client.get(f"/rivals/new/?theories={one.slug}").text
    assert f'value="{one.slug}" checked' in form
    response = propose(client, one, other, exhaustive="on")
    rivalry = Rivalry.objects.get()
    assert (response.status_code, response["Location"]) == (
        303,
        rivalry.get_absolute_url(),
    )
    assert set(rivalry.theories.all()) == {one, other}
    assert (rivalry.exhaustive, rivalry.proposed_by) == (True, trusted)


def test_new_fans_do_not_propose_rivals(as_user, ben):
    theory = make_theory()
    client = as_user(ben)
    assert "Propose rivals" not in client.get(theory.get_absolute_url()).text
    assert client.get("/rivals/new/").status_code == 403
    assert propose(client, theory, make_theory()).status_code == 403
    assert not Rivalry.objects.exists()


def test_a_proposal_that_cannot_be_keeps_what_was_typed(as_user, trusted):
    client, theory = as_user(trusted), make_theory()
    beyond = make_theory(reveal_at=203)
    for theories in [[], [theory], [theory, beyond]]:
        response = propose(client, *theories, title="Who sent it to them?")
        assert response.status_code == 422
        assert 'value="Who sent it to them?"' in response.text
    assert beyond.title not in response.text
    assert not Rivalry.objects.exists()


def test_the_same_group_twice_is_refused_and_a_larger_one_is_not(
    as_user, trusted, mona
):
    one, other, third = make_theory(), make_theory(), make_theory()
    make_rivals(mona, one, other).hide()
    client = as_user(trusted)
    response = propose(client, other, one)
    assert response.status_code == 422
    assert "rivals already" in response.text
    assert propose(client, one, other, third).status_code == 303
    assert propose(client, one, third).status_code == 303


def test_a_form_sent_twice_makes_one_group(as_user, trusted):
    one, other = make_theory(), make_theory()
    key = "6c9d5c1e-5d0e-4d5c-8f0e-3a1b2c3d4e5f"
    sent = [propose(as_user(trusted), one, other, key=key) for _each in range(2)]
    assert [each.status_code for each in sent] == [303, 303]
    assert sent[0]["Location"] == sent[1]["Location"]


@pytest.mark.django_db(transaction=True)
def test_two_who_propose_the_same_at_once_make_one_group(mona):
    one, other = make_theory(), make_theory()

    def proposed(theories):
        try:
            return bool(make_rivals(mona, *theories))
        except AlreadyRivals:
            return False

    made = at_once(*[lambda: proposed([one, other]), lambda: proposed([other, one])])
    assert sorted(made) == [False, True]
    assert Rivalry.objects.count() == 1


def test_theories_are_found_by_words_and_stay_chosen(as_user, trusted):
    chosen, found = make_theory("The roof signal"), make_theory("The island signal")
    typed = {"title": "Who?", "theories": [chosen.slug], "q": "island", "find": "1"}
    page = as_user(trusted).post("/rivals/new/", typed).text
    assert f'value="{chosen.slug}" checked' in page
    assert f'value="{found.slug}">' in page
    assert 'value="Who?"' in page


def test_own_odds_on_rivals_shrink_alike_to_a_hundred(as_user, ben, mona):
    theories = [make_theory() for _each in range(3)]
    for theory, percent in zip(theories, [90, 60, 50], strict=True):
        theory.give_odds(ben, percent)
    url = make_rivals(mona, *theories).get_absolute_url()
    client = as_user(ben)
    assert "come to 200 %" in client.get(url).text
    assert client.post(f"{url}odds/")["Location"] == url
    page = Theory.objects.for_page(viewer_of(ben)).order_by("pk")
    assert [each.my_odds for each in page] == [45, 30, 25]
    assert "come to" not in client.get(url).context["rivals"].sides[0].theory.title
    assert client.get(url).context["rivals"].own_total == 100


def test_what_is_closed_keeps_its_odds_and_the_others_make_room(ben, mona):
    closed, one, other = [make_theory() for _each in range(3)]
    for theory, percent in [(closed, 70), (one, 60), (other, 60)]:
        theory.give_odds(ben, percent)
    Theory.objects.filter(pk=closed.pk).update(locked=True)
    rivalry = make_rivals(mona, closed, one, other)
    rivalry.scale_odds_of(ben, viewer_of(ben))
    page = Theory.objects.for_page(viewer_of(ben)).order_by("pk")
    assert [each.my_odds for each in page] == [70, 15, 15]


def test_odds_that_go_together_are_left_alone(as_user, ben, mona):
    theories = [make_theory(), make_theory()]
    for theory in theories:
        theory.give_odds(ben, 50)
    url = make_rivals(mona, *theories).get_absolute_url()
    as_user(ben).post(f"{url}odds/")
    assert [theory.odds.count() for theory in theories] == [1, 1]
