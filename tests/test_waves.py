"""Many things at one stroke: a line in the log for each, and all of it put back."""

import pytest
from pytest_django.asserts import assertContains

from moderation.models import Case, Decision, Report
from moderation.targets import name_of
from theories.models import Comment
from theories.recounting import recount

from .factories import (
    make_comment,
    make_evidence,
    make_link,
    make_proposal,
    make_theory,
    make_user,
)
from .rows import fresh
from .test_queue import as_mona, bulk, decide, listed, on_the_desk, reported, zoe

__all__ = ["as_mona", "zoe"]
pytestmark = pytest.mark.django_db(transaction=True)
WHY = {"reason": "spam", "words": "Only advertises."}
LATER = {"reason": "revised", "words": "It was a mistake."}


def nothing_drifted():
    return [drift for _theory, drift in recount(repair=False)] == []


def states(things):
    return [fresh(thing).state for thing in things]


@pytest.fixture
def pest(db):
    """A fan with one of everything, some of it waiting, among what others wrote."""
    pest = make_user("pest")
    theory = make_theory(author=pest)
    make_link(make_theory(), author=pest)
    make_comment(theory, author=pest)
    make_proposal(author=pest)
    make_evidence(added_by=pest)
    make_comment(author=pest).move_to("pending")
    make_comment(author=pest).move_to("removed")
    make_comment(theory)
    return pest


def things_of(fan):
    rows = [fan.theories, fan.links, fan.comments, fan.evidence, fan.proposals]
    return [thing for each in rows for thing in each.order_by("pk")]


def test_a_whole_wave_is_taken_back(as_mona, work):
    things = [reported(make()) for make in [make_theory, make_comment, make_link]]
    author = things[0].author
    before = states(things)
    answer = as_mona.get(bulk(as_mona, things, suspend="on")["Location"])
    assert "6 decisions made." in answer.text
    wave = answer.context["wave"]["id"]
    assert as_mona.post(f"/moderation/waves/{wave}/undo/").status_code == 303
    work()
    assert states(things) == before
    assert not fresh(author).is_suspended
    assert Decision.objects.filter(action="undo").count() == 6
    assert set(listed(on_the_desk(as_mona))) == set(things)
    assert not Report.objects.answered().exists()
    assert nothing_drifted()


def test_a_wave_is_taken_back_by_who_made_it_and_once(as_mona, as_user, zoe, work):
    theory = reported(make_theory())
    bulk(as_mona, [theory])
    url = f"/moderation/waves/{Decision.objects.get().wave}/undo/"
    assert as_user(zoe).post(url).status_code == 403
    assert as_mona.post(url).status_code == 303
    work()
    assert as_mona.post(url).status_code == 403


def test_what_somebody_decided_since_is_not_taken_back(as_mona, zoe, work):
    one, other = reported(make_comment()), reported(make_comment())
    bulk(as_mona, [one, other])
    wave = Decision.objects.first().wave
    Decision.make("remove", one, by=zoe, **WHY)
    as_mona.post(f"/moderation/waves/{wave}/undo/")
    work()
    assert states([one, other]) == ["removed", "published"]


def test_a_purge_hides_all_that_a_fan_posted_and_nothing_else(as_mona, pest, work):
    others = Comment.objects.exclude(author=pest).get()
    report = Report.file(pest.comments.first(), by=make_user(), reason="spam")[0]
    answer = decide(as_mona, pest, "purge", note="Only advertises.")
    assert answer.status_code == 303
    told = as_mona.get(answer["Location"])
    assertContains(told, '</b>: <span dir="auto">pest</span>')
    work()
    expected = ["hidden"] * 7
    expected[4] = "removed"
    assert states(things_of(pest)) == expected
    assert fresh(others).state == "published"
    assert fresh(report).agreed
    assert not Case.objects.open().exists()
    lines = Decision.objects.filter(action="hide", words="Only advertises.")
    assert lines.count() == 6
    assert nothing_drifted()


def test_a_purge_is_put_back_within_ten_minutes(mona, pest, work):
    before = states(things_of(pest))
    purge = Decision.make("purge", pest, by=mona, **WHY)
    work()
    purge.undo(by=mona)
    work()
    assert states(things_of(pest)) == before
    assert [case.target.state for case in Case.objects.open()] == ["pending"]
    assert nothing_drifted()


def test_a_purge_that_was_undone_before_it_began_hides_nothing(mona, pest, work):
    before = states(things_of(pest))
    Decision.make("purge", pest, by=mona, **WHY).undo(by=mona)
    work()
    assert states(things_of(pest)) == before


def test_a_purge_is_answered_later_by_a_new_decision(as_user, mona, zoe, pest, work):
    before = states(things_of(pest))
    Decision.make("purge", pest, by=mona, **WHY)
    work()
    page = on_the_desk(as_user(zoe), case=name_of(pest))
    assert 'value="restore"' in page.text
    restored = Decision.make("restore", pest, by=zoe, **LATER)
    work()
    assert states(things_of(pest)) == before
    assert Decision.objects.filter(action="restore", moderator=zoe).count() == 7
    restored.undo(by=zoe)
    work()
    assert set(states(things_of(pest))) == {"hidden", "removed"}
    assert nothing_drifted()


def test_what_has_nothing_in_sight_is_not_purged_twice(as_mona, mona, pest, work):
    Decision.make("purge", pest, by=mona, **WHY)
    work()
    number = Decision.objects.count()
    assert decide(as_mona, pest, "purge").status_code == 303
    assert Decision.objects.count() == number
    assert decide(as_mona, make_user(), "restore").status_code == 303
    assert Decision.objects.count() == number


def test_a_purged_fan_reads_why_and_appeals(as_user, mona, zoe, pest, work):
    decision = Decision.make("purge", pest, by=mona, **WHY)
    work()
    client = as_user(pest)
    assert WHY["words"] in client.get("/decisions/").text
    url = f"/decisions/{decision.pk}/appeal/"
    assert client.post(url, {"words": "It was not me."}).status_code == 303
    assert decide(as_user(mona), pest, "restore").status_code == 403
    assert decide(as_user(zoe), pest, "restore").status_code == 303
    work()
    assert pest.theories.get().state == "published"


def test_a_purge_of_thousands_goes_by_hundreds(
    mona, work, django_assert_max_num_queries
):
    pest, theory = make_user(), make_theory()
    Comment.objects.bulk_create(
        Comment(theory=theory, author=pest, body=f"No. {n}", reveal_at=112)
        for n in range(2_000)
    )
    theory.move_comment_count(2_000)
    with django_assert_max_num_queries(40):
        Decision.make("purge", pest, by=mona, **WHY)
    with django_assert_max_num_queries(120):
        work()
    assert not pest.comments.exclude(state="hidden").exists()
    assert nothing_drifted()
