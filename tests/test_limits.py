"""Trust, what a fan may post, and what waits for a moderator first."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from accounts.models import WatchedPhrase
from accounts.posting import LIMITS
from moderation.models import Case, Decision, Report
from texts.phrases import Phrases, plain
from theories.models import Comment, Proposal, Rivalry, Theory

from .at_once import at_once
from .factories import (
    make_comment,
    make_episode,
    make_evidence,
    make_link,
    make_proposal,
    make_theory,
    make_user,
    typed_theory,
)
from .rows import fresh

pytestmark = pytest.mark.django_db
WHY = {"reason": "spam", "words": "An advertisement."}
LINKED = "See https://example.org/ for more."


def aged(days, **fields):
    return make_user(date_joined=timezone.now() - timedelta(days=days), **fields)


def comment_on(client, theory, body, headers=None):
    return client.post(
        f"{theory.get_absolute_url()}comments/", {"body": body}, headers=headers
    )


@pytest.mark.parametrize(
    ("days", "posts", "trust"),
    [
        (0, 20, 0),  # new, however busy
        (3, 0, 0),  # nothing that stands
        (3, 1, 1),
        (29, 10, 1),
        (30, 9, 1),
        (30, 10, 2),
    ],
)
def test_trust_grows_with_time_and_what_stands(days, posts, trust):
    fan, theory = aged(days), make_theory()
    for _ in range(posts):
        make_comment(theory, author=fan)
    assert fan.regard() == trust
    assert fresh(fan).trust == trust


@pytest.mark.parametrize(("agreed", "trust"), [(7, 2), (6, 1)])
def test_trust_needs_reports_that_moderators_agree_with(agreed, trust, mona):
    fan, theory = aged(40), make_theory()
    for _ in range(10):
        make_comment(theory, author=fan)
    for number in range(10):
        thing = make_theory()
        Report.file(thing, by=fan, reason="spam")
        Decision.make("hide" if number < agreed else "keep", thing, by=mona, **WHY)
    assert fresh(fan).trust == trust


def test_a_decision_moves_the_trust_of_the_author(mona):
    fan = aged(5)
    comment = make_comment(author=fan)
    fan.regard()
    decision = Decision.make("hide", comment, by=mona, **WHY)
    assert fresh(fan).trust == 0
    decision.undo(by=mona)
    assert fresh(fan).regard() == 1


def test_what_comes_too_often_waits_and_nothing_typed_is_lost(as_user, ben):
    theory, client = make_theory(), as_user(ben)
    most = LIMITS["comments"][2][0]
    with time_machine.travel(timezone.now() - timedelta(minutes=20)):
        for _ in range(most):
            make_comment(theory, author=ben)
    late = comment_on(client, theory, "What I typed at length.")
    assert late.status_code == 429
    assert 2390 <= int(late["Retry-After"]) <= 2410
    assert "What I typed at length." in late.content.decode()
    short = comment_on(client, theory, "Again.", headers={"HX-Request": "true"})
    assert short.status_code == 429
    assert short["HX-Reswap"] == "none"
    assert Comment.objects.count() == most
    with time_machine.travel(timezone.now() + timedelta(minutes=41)):
        assert comment_on(as_user(ben), theory, "Now.").status_code == 303


def proposal_of(evidence):
    reason = {"outcome": "confirmed", "reason": "It was shown."}
    return {**reason, "evidence": evidence.slug}


def rivals_of(*theories):
    return {"title": "Who is it then?", "theories": [each.slug for each in theories]}


def test_every_way_of_posting_has_a_limit(as_user, ben, monkeypatch, season_one):
    for what, (moment, within, _numbers) in LIMITS.items():
        monkeypatch.setitem(LIMITS, what, (moment, within, (1, 1, 1)))
    theory, client = make_theory(), as_user(ben)
    page = theory.get_absolute_url()
    evidence = {
        "title": "A fire",
        "description": "On the roof.",
        "kind": "scene",
        "episode": season_one[112].pk,
        "reveal_at": "112",
        "reveal_axis": "screen",
    }

    def link():
        return {
            "evidence": make_evidence().slug,
            "stance": "supports",
            "argument": "It fits.",
        }

    ways = {
        "/theories/new/": lambda: typed_theory(),
        f"{page}comments/": lambda: {"body": "Well said."},
        f"{page}links/": link,
        "/evidence/new/": lambda: evidence,
        f"{page}proposals/": lambda: proposal_of(
            make_evidence(episode=season_one[112])
        ),
        "/report/": lambda: {"target": f"theory-{make_theory().pk}", "reason": "spam"},
    }
    for url, typed in ways.items():
        assert client.post(url, typed()).status_code == 303, url
        late = client.post(url, typed())
        assert late.status_code == 429, url
        assert int(late["Retry-After"]) > 0
    votes = [
        (lambda: f"/links/{make_link().pk}/strength/", [5, 1]),
        (lambda: f"/evidence/{make_evidence().slug}/accuracy/", [1, -1]),
        (lambda: f"/proposals/{make_proposal().pk}/second/", [1, 1]),
    ]
    for make_url, values in votes:
        url = make_url()
        for value in values:
            assert client.post(url, {"value": value}).status_code == 303, url
        assert client.post(make_url(), {"value": 1}).status_code == 429, url
    for percent, status in [(20, 303), (30, 429)]:
        answer = client.post(f"{page}odds/", {"percent": percent})
        assert answer.status_code == status
    assert client.post(f"{page}vote/", {"value": "1"}).status_code == 303
    assert client.post(f"{page}vote/", {"value": "-1"}).status_code == 303
    other = make_theory().get_absolute_url()
    assert client.post(f"{other}vote/", {"value": "1"}).status_code == 429


@pytest.mark.django_db(transaction=True)
def test_five_times_the_limit_at_once_lets_the_limit_through(as_user):
    make_episode()
    ben, theory = make_user(), make_theory()
    most = LIMITS["comments"][2][0]
    for _ in range(most - 2):
        make_comment(theory, author=ben)
    posts = [partial(comment_on, as_user(ben), theory, f"No. {n}") for n in range(8)]
    answers = sorted(answer.status_code for answer in at_once(*posts))
    assert answers == [303] * 2 + [429] * 6
    assert ben.comments.count() == most


def test_a_new_fans_first_risky_posts_wait_for_a_look(as_user, ben, mona, client):
    theory = make_theory()
    for number in range(2):
        comment_on(as_user(ben), theory, f"{LINKED} {number}")
        comment = Comment.objects.latest("pk")
        assert comment.state == "pending"
        assert Case.objects.open().get().target == comment
        page = theory.get_absolute_url()
        assert "waiting for a look" in as_user(ben).get(page).content.decode()
        assert LINKED not in client.get(page).content.decode()
        Decision.make("keep", comment, by=mona, reason="fine")
    comment_on(as_user(ben), theory, f"{LINKED} again")
    assert Comment.objects.latest("pk").state == "published"


def test_a_new_fans_harmless_posts_do_not_wait(as_user, ben, season_one):
    as_user(ben).post("/theories/new/", typed_theory(body="She said so."))
    assert Theory.objects.get().state == "published"


def test_a_member_may_link(as_user):
    fan, theory = aged(5), make_theory()
    make_comment(theory, author=fan)
    comment_on(as_user(fan), theory, LINKED)
    assert Comment.objects.latest("pk").state == "published"


def test_next_posts_wait_while_a_moderator_wants_them_to(as_user, mona):
    fan, theory = aged(5), make_theory()
    Decision.make("hold", fan, by=mona, posts=1, **WHY)
    for body in ["First.", "Second."]:
        comment_on(as_user(fan), theory, body)
    states = Comment.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["pending", "published"]


def test_an_edit_that_brings_in_a_link_waits_as_a_post_would(as_user, ben, mona):
    theory = make_theory(author=ben)
    comment = make_comment(theory, author=ben)
    client = as_user(ben)
    client.post(f"/comments/{comment.pk}/edit/", {"body": LINKED})
    assert fresh(comment).state == "pending"
    make_episode()
    url = f"{theory.get_absolute_url()}edit/"
    told = client.post(url, typed_theory(body=LINKED), follow=True)
    assert "waits for a moderator" in told.text
    assert {case.target for case in Case.objects.open()} == {comment, theory}


def test_an_edit_brings_nothing_back_that_was_hidden(as_user, ben, mona):
    theory = make_theory(author=ben)
    Decision.make("hide", theory, by=mona, **WHY)
    make_episode()
    url = f"{theory.get_absolute_url()}edit/"
    assert as_user(ben).post(url, typed_theory(body=LINKED)).status_code == 303
    assert fresh(theory).state == "hidden"


def watch(phrase, action):
    watched = WatchedPhrase(phrase=phrase, action=action)
    watched.full_clean()
    watched.save()


def test_a_watched_phrase_holds_or_refuses(as_user):
    watch("cheap tickets", "hold")
    watch("싼 표", "refuse")
    fan, theory = aged(5), make_theory()
    make_comment(theory, author=fan)
    comment_on(as_user(fan), theory, "ＣＨＥＡＰ   Tick\u200bets here")
    assert Comment.objects.latest("pk").state == "pending"
    answer = comment_on(as_user(fan), theory, "여기 싼 표가 있어요")
    assert answer.status_code == 422
    assert "싼 표가 있어요" in answer.content.decode()


def test_a_phrase_is_watched_for_once():
    watch("Cheap Tickets", "hold")
    for phrase in ["cheap  tickets", "x", "\u200b\u200b"]:
        with pytest.raises(ValidationError):
            watch(phrase, "refuse")


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (["he", "she", "hers"], "ushers", []),  # inside a word
        (["he", "she", "hers"], "she saw hers", ["she", "hers"]),
        (["스팸"], "이것은스팸입니다", ["스팸"]),  # Hangul takes endings
        (["ab", "abcab"], "abcab", ["abcab"]),
        (["a b"], "A\n\tB", ["a b"]),
        (["!!!"], "wow!!!!", ["!!!", "!!!"]),
        ([], "anything", []),
        (["x"], "", []),
    ],
)
def test_phrases_are_found_in_one_pass(phrases, text, found):
    assert list(Phrases(phrases).found_in(plain(text))) == found


def test_a_suspended_fan_writes_nowhere_and_reads_everywhere(as_user, mona, ben):
    theory, client = make_theory(), as_user(ben)
    Decision.make("suspend", ben, by=mona, days=3, **WHY)
    page = theory.get_absolute_url()
    for url in [f"{page}vote/", f"{page}comments/", "/theories/new/", "/report/"]:
        answer = client.post(url, {"value": "1", "body": "Well said."})
        assert answer.status_code == 403, url
        assert "suspended until" in answer.content.decode()
    assert "suspended until" in client.get(page).content.decode()
    kept = {"watched_through": "112"}
    make_episode()
    assert client.post("/horizon/", kept).status_code == 303
    Decision.make("lift", ben, by=mona, reason="revised")
    assert client.post(f"{page}comments/", {"body": "Back."}).status_code == 303


def test_trust_is_recounted_from_rows(capsys):
    member, new = aged(5), make_user(trust=2)
    make_comment(author=member)
    call_command("recount_trust")
    assert (fresh(member).trust, fresh(new).trust) == (1, 0)
    assert "moved: 2" in capsys.readouterr().out


def test_rivals_have_a_limit_and_watched_phrases(as_user, monkeypatch):
    monkeypatch.setitem(
        LIMITS, "rivalries", ("proposed_at", timedelta(days=1), (1, 1, 1))
    )
    watch("cheap tickets", "hold")
    watch("싼 표", "refuse")
    fan = aged(40)
    for _ in range(10):
        make_comment(author=fan)
    fan.regard()
    one, other, third = make_theory(), make_theory(), make_theory()
    client = as_user(fan)
    refused = rivals_of(one, other) | {"title": "누가 싼 표를 샀을까?"}
    assert client.post("/rivals/new/", refused).status_code == 422
    held = rivals_of(one, other) | {"title": "Who sells cheap tickets?"}
    assert client.post("/rivals/new/", held).status_code == 303
    rivalry = Rivalry.objects.get()
    assert rivalry.state == "pending"
    assert Case.objects.open().get().target == rivalry
    late = client.post("/rivals/new/", rivals_of(one, third))
    assert late.status_code == 429
    assert "Who is it then?" in late.content.decode()


def test_a_risky_proposal_waits_and_another_is_refused(
    as_user, ben, mona, client, season_one
):
    theory, scene = make_theory(), make_evidence(episode=season_one[112])
    url = f"{theory.get_absolute_url()}proposals/"
    typed = proposal_of(scene) | {"reason": LINKED}
    assert as_user(ben).post(url, typed).status_code == 303
    proposal = Proposal.objects.get()
    assert proposal.state == "pending"
    assert Case.objects.open().get().target == proposal
    assert LINKED not in client.get(theory.get_absolute_url()).content.decode()
    again = as_user(ben).post(url, proposal_of(scene))
    assert again.status_code == 422
    assert "proposed a verdict on this theory already" in again.content.decode()
    Decision.make("keep", proposal, by=mona, reason="fine")
    assert LINKED in client.get(theory.get_absolute_url()).content.decode()


def test_a_proposal_with_a_refused_phrase_is_refused(as_user, ben, season_one):
    watch("싼 표", "refuse")
    scene = make_evidence(episode=season_one[112])
    url = f"{make_theory().get_absolute_url()}proposals/"
    typed = proposal_of(scene) | {"reason": "싼 표가 있어요"}
    assert as_user(ben).post(url, typed).status_code == 422
    assert not Proposal.objects.exists()
