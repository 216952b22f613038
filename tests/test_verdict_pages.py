"""From the scene that answers to the verdict: moderators settle, fans propose."""

import pytest

from moderation.models import Decision
from theories.models import Call, Proposal, Rivalry, Verdict

from .factories import (
    make_evidence,
    make_proposal,
    make_theory,
    make_user,
    viewer_of,
)
from .reading import HTMX


@pytest.fixture
def scene(season_one):
    return make_evidence("It is seen", slug="seen", episode=season_one[112])


@pytest.fixture
def desk(as_user, mona):
    return as_user(mona)


def verdict_url(theory):
    return f"/theories/{theory.slug}/verdict/"


def verdict_of(scene, **changed):
    return {
        "outcome": "confirmed",
        "evidence": scene.slug,
        "reason": "It was shown.",
    } | changed


def test_a_moderator_settles_and_the_page_shows_the_verdict(desk, client, scene):
    theory = make_theory()
    theory.give_odds(make_user(), 70)
    response = desk.post(verdict_url(theory), verdict_of(scene))
    assert response.status_code == 303
    assert Call.objects.get().percent == 70
    page = client.get(theory.get_absolute_url()).content.decode()
    assert "It was shown." in page
    assert "Log in to give your odds" not in page


def test_a_preview_says_what_will_happen_and_changes_nothing(desk, scene):
    theory, rival = make_theory(), make_theory("The other answer to it")
    for percent in [20, 90]:
        theory.give_odds(make_user(), percent)
    Rivalry.objects.create(title="Which?").theories.add(theory, rival)
    sent = verdict_of(scene, preview="1")
    page = desk.post(verdict_url(theory), sent).content.decode()
    assert "2 fans are scored" in page
    assert "The other answer to it" in page
    assert 'value="settle"' in page or 'name="settle"' in page
    assert not Verdict.objects.exists()
    assert not Decision.objects.exists()


def test_confirming_one_rival_debunks_the_others_in_one_step(desk, scene):
    theory, rival, spared = make_theory(), make_theory(), make_theory()
    Rivalry.objects.create(title="Which?").theories.add(theory, rival, spared)
    desk.post(verdict_url(theory), verdict_of(scene, debunk=[rival.slug]))
    assert rival.verdict.outcome == "debunked"
    assert rival.verdict.decided_by == scene
    assert Verdict.objects.count() == 2
    assert Decision.objects.filter(action="settle").count() == 2


def test_of_two_rivals_that_one_is_settled_meanwhile_stops_both(desk, scene, mona):
    theory, rival = make_theory(), make_theory()
    Rivalry.objects.create(title="Which?").theories.add(theory, rival)
    sent = verdict_of(scene, debunk=[rival.slug])
    rival.settle("hinted", evidence=scene, reason="Hm.", by=mona)
    # The rival is no longer offered, so the form asks to look again.
    assert desk.post(verdict_url(theory), sent).status_code == 422
    assert not Verdict.objects.filter(theory=theory).exists()


def test_the_second_moderator_reads_what_the_first_decided(desk, scene, mona):
    theory = make_theory()
    theory.settle("debunked", evidence=scene, reason="Not at all.", by=mona)
    response = desk.post(verdict_url(theory), verdict_of(scene, reason="Sure."))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Somebody else settled this theory" in page
    assert "Not at all." in page
    assert "Sure." in page
    assert theory.verdict.outcome == "debunked"


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"outcome": ""}, "This field is required"),
        ({"outcome": "perhaps"}, "Select a valid choice"),
        ({"evidence": ""}, "Name the evidence"),
        ({"evidence": "nothing"}, "There is no such evidence"),
        ({"reason": ""}, "Write something that can be seen"),
        ({"reason": "x" * 501}, "at most 500"),
        ({"outcome": "partly"}, "how much of it came true"),
        ({"outcome": "partly", "share": "100"}, "less than or equal to 99"),
        ({"outcome": "partly", "share": "x"}, "whole number"),
        ({"reveal_at": "9999"}, "Select a valid choice"),
    ],
)
def test_a_verdict_that_does_not_hold_is_refused_with_what_was_typed(
    changed, complaint, desk, scene
):
    theory = make_theory()
    sent = verdict_of(scene, reason="Kept as typed.") | changed
    response = desk.post(verdict_url(theory), sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert complaint in page
    if "reason" not in changed:
        assert "Kept as typed." in page
    assert not Verdict.objects.exists()


def test_taking_a_verdict_back_is_a_new_entry_and_takes_the_scores(desk, scene, mona):
    theory = make_theory()
    theory.give_odds(make_user(), 70)
    desk.post(verdict_url(theory), verdict_of(scene))
    url = f"{verdict_url(theory)}reopening/"
    assert desk.post(url, {"words": ""}).status_code == 422
    assert desk.post(url, {"words": "Another pupil."}).status_code == 303
    assert not Call.objects.exists()
    actions = Decision.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["settle", "reopen"]
    assert desk.post(url, {"words": "Again."}).status_code == 409


def test_what_was_debunked_along_with_it_is_taken_back_along_with_it(desk, scene):
    theory, rival, spared = [make_theory() for _each in range(3)]
    Rivalry.objects.create(title="Which?").theories.add(theory, rival, spared)
    rival.give_odds(make_user(), 70)
    rivals = [rival.slug, spared.slug]
    desk.post(verdict_url(theory), verdict_of(scene, debunk=rivals))
    page = desk.get(verdict_url(theory)).text
    assert f'value="{rival.slug}" checked' in page
    url = f"{verdict_url(theory)}reopening/"
    refused = desk.post(url, {"words": "", "rivals": rival.slug}).text
    assert f'value="{rival.slug}" checked' in refused
    assert f'value="{spared.slug}" checked' not in refused
    desk.post(url, {"words": "It was a dream.", "rivals": rival.slug})
    assert [each.theory for each in Verdict.objects.all()] == [spared]
    assert not Call.objects.exists()
    assert Decision.objects.filter(action="reopen").count() == 2


def test_a_verdict_that_is_gone_is_told_whatever_was_sent(desk, scene):
    theory, rival = make_theory(), make_theory()
    Rivalry.objects.create(title="Which?").theories.add(theory, rival)
    desk.post(verdict_url(theory), verdict_of(scene, debunk=[rival.slug]))
    theory.reopen()
    sent = {"words": "Again.", "rivals": rival.slug}
    response = desk.post(f"{verdict_url(theory)}reopening/", sent)
    assert response.status_code == 409
    assert "somebody else took it back" in response.text
    assert Verdict.objects.get().theory == rival


def test_a_preview_warns_of_a_rival_that_is_confirmed_already(desk, scene, mona):
    theory, rival = make_theory(), make_theory("The other answer to it")
    Rivalry.objects.create(title="Which?").theories.add(theory, rival)
    rival.settle("confirmed", evidence=scene, reason="Shown.", by=mona)
    page = desk.post(verdict_url(theory), verdict_of(scene, preview="1")).text
    assert "is confirmed already, and both cannot be true" in page
    sent = verdict_of(scene, preview="1", outcome="debunked")
    assert "confirmed already" not in desk.post(verdict_url(theory), sent).text


def test_a_line_about_a_verdict_tells_nothing_to_who_has_not_watched_it(
    desk, scene, mona
):
    theory = make_theory()
    later = make_evidence(reveal_at=203, slug="later")
    mona.watched_through = 203
    mona.save()
    desk.post(verdict_url(theory), verdict_of(later))
    assert Decision.objects.get().reveal_at == 203
    assert not Decision.objects.visible_to(viewer_of()).exists()
    assert Decision.objects.visible_to(viewer_of(watched_through=203)).exists()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("page", ["verdict/", "verdict/reopening/"])
def test_only_moderators_settle(page, method, as_user, ana, scene):
    theory = make_theory(author=ana)
    answer = getattr(as_user(ana), method)(f"{theory.get_absolute_url()}{page}")
    assert answer.status_code in (403, 405)


def proposal_url(theory):
    return f"/theories/{theory.slug}/proposals/"


def test_a_fan_proposes_others_second_and_the_queue_shows_the_support(
    as_user, ana, ben, desk, scene
):
    theory = make_theory("Nam-ra comes back for good")
    response = as_user(ana).post(proposal_url(theory), verdict_of(scene))
    proposal = Proposal.objects.get()
    assert response["Location"] == proposal.get_absolute_url()
    seconding = f"/proposals/{proposal.pk}/second/"
    answer = as_user(ben).post(seconding, {"value": "1"}, headers=HTMX)
    assert "Supported by 2 fans" in answer.content.decode()
    as_user(ben).post(seconding, {"value": "1"})
    assert proposal.seconds.count() == 1
    assert as_user(ana).post(seconding, {"value": "1"}).status_code == 403
    counters = desk.get("/moderation/").context["counters"]
    assert counters["proposed"] == 1
    queue = desk.get("/moderation/proposals/").content.decode()
    assert "Nam-ra comes back for good" in queue
    assert "Supported by 2 fans" in queue
    as_user(ben).post(seconding, {"value": "0"})
    assert proposal.seconds.count() == 0


def test_a_moderator_settles_as_proposed(desk, scene):
    proposal = make_proposal(evidence=scene, outcome="partly", share=40)
    theory = proposal.theory
    page = desk.get(f"{verdict_url(theory)}?proposal={proposal.pk}")
    form = page.context["form"]
    assert form["outcome"].value() == "partly"
    assert form["share"].value() == 40
    assert form["evidence"].value() == scene.slug
    for number in ["x", "999", "9" * 30, "-1"]:
        url = f"{verdict_url(theory)}?proposal={number}"
        assert desk.get(url).status_code == 200


def test_a_settled_theory_leaves_the_queue(desk, scene, mona):
    proposal = make_proposal(evidence=scene)
    proposal.theory.settle("confirmed", evidence=scene, reason="Yes.", by=mona)
    queue = desk.get("/moderation/proposals/").content.decode()
    assert proposal.theory.title not in queue


def test_a_proposal_gives_nothing_away(client, as_user, ben, scene):
    theory = make_theory()
    proposal = make_proposal(theory, make_evidence(reveal_at=203), reason="Secret.")
    assert proposal.reveal_at == 203
    for reader in [client, as_user(ben)]:
        assert "Secret." not in reader.get(theory.get_absolute_url()).content.decode()
    seconding = f"/proposals/{proposal.pk}/second/"
    assert as_user(ben).post(seconding, {"value": "1"}).status_code == 404


def test_two_presses_make_one_proposal(as_user, ben, scene):
    theory = make_theory()
    sent = verdict_of(scene, key="2b0e4f3c-7a54-4a5e-9d57-2ad63c6d1f10")
    for _press in range(2):
        as_user(ben).post(proposal_url(theory), sent)
    assert Proposal.objects.count() == 1


def test_looking_for_evidence_keeps_what_was_typed(as_user, ben, scene):
    theory = make_theory()
    sent = verdict_of(scene, reason="Kept as typed.", find="1", q="seen")
    page = as_user(ben).post(proposal_url(theory), sent).content.decode()
    assert "Kept as typed." in page
    assert not Proposal.objects.exists()


def test_hidden_evidence_is_not_named_by_the_verdict_it_decided(client, mona, scene):
    theory = make_theory()
    theory.settle("confirmed", evidence=scene, reason="It was shown.", by=mona)
    scene.hide()
    page = client.get(theory.get_absolute_url()).content.decode()
    assert "It was shown." in page
    assert "It is seen" not in page


def test_a_verdict_beyond_the_horizon_leaves_no_trace(client, as_user, ben, mona):
    theory = make_theory()
    theory.give_odds(ben, 70)
    later = make_evidence(reveal_at=203)
    theory.settle("confirmed", evidence=later, reason="Secret.", by=mona)
    for reader in [client, as_user(ben)]:
        for url in [theory.get_absolute_url(), "/theories/"]:
            page = reader.get(url).content.decode()
            assert "Secret." not in page
            assert "data-outcome" not in page
    open_ones = client.get("/theories/?verdict=open").content.decode()
    assert theory.title in open_ones
    confirmed = client.get("/theories/?verdict=confirmed").content.decode()
    assert theory.title not in confirmed
    odds = f"/theories/{theory.slug}/odds/"
    assert as_user(ben).post(odds, {"percent": 60}).status_code == 303


def test_what_was_not_previewed_is_previewed_again(desk, scene):
    theory = make_theory()
    sent = verdict_of(scene, outcome="partly", share="30", preview="1")
    page = desk.post(verdict_url(theory), sent)
    digest = page.context["form"].digest
    del sent["preview"]
    changed = sent | {"share": "90", "previewed": digest}
    assert "90 %" in desk.post(verdict_url(theory), changed).content.decode()
    assert not Verdict.objects.exists()
    desk.post(verdict_url(theory), sent | {"previewed": digest})
    assert theory.verdict.share == 30


@pytest.mark.parametrize("outcome", ["debunked", "hinted", "never-addressed"])
def test_only_what_is_true_says_something_of_its_rivals(outcome, desk, scene):
    theory, rival = make_theory(), make_theory()
    Rivalry.objects.create(title="Which?").theories.add(theory, rival)
    sent = verdict_of(scene, outcome=outcome, debunk=[rival.slug])
    assert desk.post(verdict_url(theory), sent).status_code == 303
    assert Verdict.objects.get().theory == theory


def test_a_proposal_stays_for_who_does_not_know_the_verdict(client, mona, scene):
    proposal = make_proposal(evidence=scene, reason="It was told already.")
    later = make_evidence(reveal_at=203)
    proposal.theory.settle("debunked", evidence=later, reason="No.", by=mona)
    page = client.get(proposal.theory.get_absolute_url()).content.decode()
    assert "It was told already." in page


def test_odds_end_with_a_verdict_that_the_fan_may_know(as_user, ben, mona, scene):
    theory = make_theory()
    theory.settle("confirmed", evidence=scene, reason="Yes.", by=mona)
    odds = f"/theories/{theory.slug}/odds/"
    assert as_user(ben).post(odds, {"percent": 60}).status_code == 403


def test_a_moderator_who_seconds_may_still_settle_it_so(desk, as_user, ben, scene):
    proposal = make_proposal(make_theory(), scene)
    url = f"/proposals/{proposal.pk}/second/"
    page = desk.post(url, {"value": 1}, headers=HTMX).content.decode()
    assert "Settle it so" in page
    page = as_user(ben).post(url, {"value": 1}, headers=HTMX).content.decode()
    assert "Settle it so" not in page
