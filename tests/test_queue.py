"""The desk: what needs a decision, heaviest first, and what moderators do with it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from moderation.models import Appeal, Case, Decision, Report
from moderation.models.making import version_of
from moderation.models.pressing import urgency
from moderation.moderators import appoint
from moderation.targets import name_of

from .factories import (
    make_comment,
    make_evidence,
    make_link,
    make_proposal,
    make_theory,
    make_user,
)
from .reading import HTMX
from .rows import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_mona(as_user, mona):
    return as_user(mona)


@pytest.fixture
def zoe(db):
    """Moderates too."""
    zoe = make_user("zoe")
    appoint(zoe)
    return zoe


def reported(thing, *reasons):
    for reason in reasons or ["spam"]:
        Report.file(thing, by=make_user(), reason=reason, note="See here.")
    return thing


def on_the_desk(client, **query):
    return client.get("/moderation/", query)


def decide(client, thing, action="hide", headers=None, **typed):
    sent = {"target": name_of(thing), "action": action, "reason": "spam", **typed}
    return client.post("/moderation/decisions/", sent, headers=headers)


def listed(response):
    return [case.target for case in response.context["page"].items]


def test_the_counters_come_with_each_decision(as_mona):
    theory = reported(make_theory())
    assert "hx-swap-oob" not in on_the_desk(as_mona).text
    answer = decide(as_mona, theory, headers=HTMX)
    assert 'id="counters"' in answer.text
    assert answer.text.count("hx-swap-oob") == 1
    assert (
        "hx-swap-oob" not in as_mona.get("/moderation/?counters=1", headers=HTMX).text
    )


def test_the_heaviest_comes_first(as_mona):
    light, heavy = reported(make_theory()), reported(make_theory(), "spam", "abuse")
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        old = reported(make_comment())
    assert listed(on_the_desk(as_mona)) == [old, heavy, light]


@pytest.mark.parametrize(
    ("more_urgent", "less_urgent"),
    [
        ((2, 0, 0), (1, 0, 0)),  # one more report
        ((1, 99, 0), (2, 0, 0)),  # seen by a hundred: as two reports more
        ((1, 0, 13), (2, 0, 0)),  # thirteen hours in the queue: more than a report
        ((2, 0, 0), (1, 0, 11)),
    ],
)
def test_urgency_adds_weight_reach_and_waiting(more_urgent, less_urgent):
    now = timezone.now()

    def worth(weight, reach, hours):
        return urgency(weight, reach, now - timedelta(hours=hours))

    assert worth(*more_urgent) > worth(*less_urgent)


def test_one_screen_shows_the_words_the_reports_and_the_record(as_mona, mona):
    theory = make_theory(body="Buy **my** book.")
    Decision.make("warn", theory.author, by=mona, reason="spam", words="First time.")
    reported(theory, "spam", "off-topic")
    page = on_the_desk(as_mona).content.decode()
    for words in [theory.title, "<strong>my</strong>", "See here.", "warn the author"]:
        assert words in page
    assert page.count("See here.") == 2


KINDS = {
    "theory": make_theory,
    "comment": make_comment,
    "evidence": make_evidence,
    "link": make_link,
    "fan": make_user,
    "proposal": make_proposal,
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_thing_lies_on_the_desk(kind, as_mona):
    thing = reported(KINDS[kind]())
    answer = on_the_desk(as_mona, kind=kind)
    assert listed(answer) == [thing]
    assert answer.context["thing"] == thing


def test_filters_narrow_the_list(as_mona):
    spam = reported(make_theory(), "spam")
    abuse = reported(make_comment(), "abuse")
    assert listed(on_the_desk(as_mona, reason="abuse")) == [abuse]
    assert listed(on_the_desk(as_mona, kind="theory")) == [spam]
    assert listed(on_the_desk(as_mona, author=abuse.author.username)) == [abuse]
    assert listed(on_the_desk(as_mona, why="appealed")) == []
    assert on_the_desk(as_mona, kind="nothing").status_code == 400


def test_a_decision_leads_to_the_next_case(as_mona):
    first, second = reported(make_theory(), "spam", "spam"), reported(make_theory())
    plain = decide(as_mona, first, then=name_of(second))
    assert plain.status_code == 303
    assert f"case={name_of(second)}" in plain["Location"]
    assert as_mona.get(plain["Location"]).context["thing"] == second
    answer = decide(as_mona, second, headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert not Case.objects.open().exists()


def test_keep_needs_no_reason_and_hide_does(as_mona):
    theory = reported(make_theory())
    refused = decide(as_mona, theory, reason="", note="What I typed.")
    assert refused.status_code == 422
    assert "What I typed." in refused.content.decode()
    assert decide(as_mona, theory, "keep", reason="").status_code == 303
    assert Decision.objects.get().reason == "fine"


@pytest.mark.parametrize(
    ("action", "typed"),
    [
        ("", {}),
        ("whim", {}),
        ("undo", {}),
        ("suspend", {"days": ""}),
        ("suspend", {"days": "0"}),
        ("suspend", {"days": "9" * 30}),
        ("reclassify", {"belongs": "nowhere"}),
        ("reveal", {"reveal_at": "x", "reveal_axis": "screen"}),
        ("hide", {"note": "x" * 501}),
        ("hide", {"reason": "fine"}),
    ],
)
def test_what_cannot_be_decided_is_refused_with_the_form(
    action, typed, as_mona, season_one
):
    theory = reported(make_theory())
    assert decide(as_mona, theory, action, **typed).status_code == 422
    assert not Decision.objects.exists()


def test_acting_on_the_author_from_what_they_wrote(as_mona):
    theory = reported(make_theory())
    decide(as_mona, theory, "suspend", days="3")
    assert fresh(theory.author).is_suspended
    assert not Case.objects.open().exists()


def test_the_second_moderator_sees_what_the_first_did(as_mona, as_user, zoe):
    theory = reported(make_theory())
    seen = version_of(theory)
    decide(as_user(zoe), theory, "remove", version=seen, note="An advertisement.")
    for headers in [None, HTMX]:
        late = decide(as_mona, theory, version=seen, headers=headers)
        assert late.status_code == 409
        assert "zoe was quicker" in late.content.decode()
        assert "An advertisement." in late.content.decode()
    assert fresh(theory).state == "removed"
    assert Decision.objects.count() == 1


def test_undo_brings_the_case_back(as_mona):
    theory = reported(make_theory())
    page = as_mona.get(decide(as_mona, theory)["Location"])
    undo = f"/moderation/decisions/{Decision.objects.get().pk}/undo/"
    assert undo in page.content.decode()
    assert as_mona.post(undo).status_code == 303
    assert fresh(theory).state == "published"
    assert listed(on_the_desk(as_mona)) == [theory]


def claim(client, thing, value="1", headers=None):
    sent = {"target": name_of(thing), "value": value}
    return client.post("/moderation/claims/", sent, headers=headers)


def test_a_claimed_case_is_decided_by_who_took_it(as_mona, as_user, zoe):
    theory = reported(make_theory())
    claim(as_user(zoe), theory)
    assert claim(as_mona, theory).status_code == 409
    assert decide(as_mona, theory).status_code == 409
    assert fresh(theory).state == "published"
    assert listed(on_the_desk(as_mona, free="on")) == []
    assert decide(as_user(zoe), theory).status_code == 303


@pytest.mark.parametrize("how", ["given back", "forgotten"])
def test_a_claim_ends(how, as_mona, as_user, zoe):
    theory = reported(make_theory())
    long_ago = timezone.now() - timedelta(minutes=16 if how == "forgotten" else 0)
    with time_machine.travel(long_ago):
        assert Case.objects.get().claim(zoe)
    if how == "given back":
        claim(as_user(zoe), theory, value="0")
    assert decide(as_mona, theory).status_code == 303


def test_moderators_are_not_spoiled_by_their_work(as_mona):
    theory = reported(make_theory("Gyeong-su comes back", reveal_at=203))
    page = on_the_desk(as_mona)
    assert theory.title not in page.content.decode()
    assert f"/gates/theory/{theory.pk}/" in page.content.decode()
    assert decide(as_mona, theory).status_code == 404


def bulk(client, things=(), headers=None, **typed):
    sent = {"action": "hide", "reason": "spam", **typed}
    sent["items"] = [name_of(thing) for thing in things]
    return client.post("/moderation/bulk/", sent, headers=headers)


def test_many_at_once_get_a_line_each(as_mona, mona):
    things = [reported(make()) for make in [make_theory, make_comment, make_link] * 2]
    assert bulk(as_mona, things, note="A wave.").status_code == 303
    assert {fresh(thing).state for thing in things} == {"hidden"}
    lines = Decision.objects.all()
    assert {(line.action, line.words, line.moderator) for line in lines} == {
        ("hide", "A wave.", mona)
    }
    assert {line.target for line in lines} == set(things)
    assert {each.agreed for each in Report.objects.all()} == {True}
    assert not Case.objects.open().exists()
    lines[0].undo(by=mona)
    assert fresh(lines[0].target).state == "published"


def test_everything_in_the_filter_and_nothing_else(as_mona):
    comments = [reported(make_comment()) for _ in range(3)]
    theory = reported(make_theory())
    bulk(as_mona, everything="on", query="kind=comment", suspend="on")
    assert {fresh(each).state for each in comments} == {"hidden"}
    assert all(fresh(each.author).is_suspended for each in comments)
    assert fresh(theory).state == "published"
    assert Decision.objects.count() == 6


def test_a_wave_spares_what_needs_a_closer_look(as_mona, mona, zoe):
    own = reported(make_theory(author=mona))
    claimed, edited = reported(make_theory()), reported(make_theory())
    beyond = reported(make_theory(reveal_at=203))
    Case.objects.about(claimed).get().claim(zoe)
    shown_at = timezone.now().isoformat()
    edited.edit(by=edited.author, body="Now it is harmless.")
    bulk(as_mona, everything="on", shown_at=shown_at)
    for thing in [own, claimed, edited, beyond]:
        assert fresh(thing).state == "published"


def test_a_wave_needs_something_chosen_and_a_reason(as_mona):
    theory = reported(make_theory())
    assert bulk(as_mona).status_code == 422
    assert bulk(as_mona, [theory], reason="").status_code == 422
    assert bulk(as_mona, [theory], action="merge").status_code == 422
    assert not Decision.objects.exists()


def test_an_appeal_goes_to_another_moderator(as_mona, as_user, mona, zoe):
    theory = make_theory()
    decision = Decision.make("hide", theory, by=mona, reason="spam")
    Appeal.file(decision, by=theory.author, words="It is my own book.")
    assert "It is my own book." in on_the_desk(as_mona).content.decode()
    assert decide(as_mona, theory, "restore").status_code == 403
    bulk(as_mona, [theory], action="keep")
    assert fresh(theory).state == "hidden"
    assert decide(as_user(zoe), theory, "restore").status_code == 303
    assert Appeal.objects.get().answer.moderator == zoe


def test_counters_come_alone(as_mona):
    reported(make_theory())
    answer = as_mona.get("/moderation/?counters=1", headers=HTMX)
    assert "<b>1</b> open" in answer.content.decode()
    assert "desk-list" not in answer.content.decode()
