"""Everybody reads what was decided; whose things it was about may appeal."""

from html import unescape
from xml.etree import ElementTree

import pytest
from django.core.exceptions import PermissionDenied

from accounts.posting import LIMITS
from moderation.models import Appeal, Case, Decision, Report

from .factories import make_comment, make_evidence, make_theory, make_user
from .rows import fresh

pytestmark = pytest.mark.django_db
WHY = {"reason": "abuse", "words": "It names a person who is alive."}


def read(client, **query):
    return client.get("/moderation/log/", query).content.decode()


def test_everybody_reads_what_was_decided_and_why(client, mona):
    theory = make_theory()
    Decision.make("lock", theory, by=mona, **WHY)
    page = read(client)
    for words in [theory.title, "lock", WHY["words"], "mona"]:
        assert words in page


def test_the_log_shows_nothing_that_was_hidden(client, mona):
    theory = make_theory("Ban this person by name")
    Decision.make("hide", theory, by=mona, **WHY)
    page = read(client)
    assert theory.title not in page
    assert f"theory {theory.pk}" in " ".join(page.split())


def test_nobody_learns_who_reported(client, as_user, mona):
    theory, teller = make_theory(), make_user("tell-tale")
    Report.file(theory, by=teller, reason="spam", note="Told in confidence.")
    Decision.make("hide", theory, by=mona, **WHY)
    readers = [client, as_user(make_user()), as_user(theory.author)]
    for reader in readers:
        for url in ["/moderation/log/", "/moderation/log.atom", "/decisions/"]:
            answer = reader.get(url, follow=True).content.decode()
            assert "tell-tale" not in answer
            assert "Told in confidence" not in answer


def test_lines_beyond_the_horizon_are_only_counted(client, mona):
    theory = make_theory(reveal_at=203)
    Decision.make("lock", theory, by=mona, reason="abuse", words="Plain words.")
    named = make_theory()
    Decision.make("lock", named, by=mona, reason="abuse", words="As S2E3 shows.")
    page = read(client)
    assert "Plain words." not in page
    assert "As S2E3 shows." not in page
    assert "2 decisions lie beyond" in page


def test_filters_narrow_the_log(client, mona):
    Decision.make("lock", make_theory(), by=mona, reason="abuse", words="One.")
    Decision.make("hide", make_comment(), by=mona, reason="spam", words="Two.")
    for query in [{"action": "hide"}, {"reason": "spam"}, {"kind": "comment"}]:
        page = read(client, **query)
        assert "Two." in page
        assert "One." not in page
    assert client.get("/moderation/log/?action=whim").status_code == 400


def test_the_feed_reads_as_the_log_does(client, mona):
    seen, beyond = make_theory(), make_theory(reveal_at=203)
    for theory in [seen, beyond]:
        Decision.make("lock", theory, by=mona, **WHY)
    answer = client.get("/moderation/log.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    names = {"a": "http://www.w3.org/2005/Atom"}
    titles = ElementTree.fromstring(answer.content).findall("a:entry/a:title", names)
    assert [title.text for title in titles] == [f"lock: {seen.title}"]


def test_an_author_reads_why_and_copies_their_own_words(as_user, mona, ana):
    theory = make_theory(author=ana, body="All my work & more.")
    Decision.make("remove", theory, by=mona, **WHY)
    page = as_user(ana).get("/decisions/").content.decode()
    assert WHY["words"] in page
    assert "All my work &amp; more." in page
    other = as_user(make_user()).get("/decisions/").content.decode()
    assert WHY["words"] not in other


def appeal(client, decision, words="Look at the last line."):
    return client.post(f"/decisions/{decision.pk}/appeal/", {"words": words})


def test_an_author_appeals_once(as_user, mona, ana):
    decision = Decision.make("hide", make_theory(author=ana), by=mona, **WHY)
    assert appeal(as_user(ana), decision, words=" ").status_code == 422
    assert appeal(as_user(ana), decision).status_code == 303
    assert Case.objects.open().get().is_appealed
    appeal(as_user(ana), decision, words="And again.")
    assert Appeal.objects.get().words == "Look at the last line."


def test_only_the_author_appeals_and_only_what_holds(as_user, mona, ben, ana):
    theory = make_theory(author=ana)
    hidden = Decision.make("hide", theory, by=mona, **WHY)
    assert appeal(as_user(ben), hidden).status_code == 404
    Decision.make("restore", theory, by=mona, reason="revised")
    assert appeal(as_user(ana), hidden).status_code == 403
    kept = Decision.make("keep", theory, by=mona, reason="fine")
    with pytest.raises(PermissionDenied):
        Appeal.file(kept, by=ana, words="Oh.")


def test_a_suspended_fan_may_still_appeal(as_user, mona, ana):
    decision = Decision.make("suspend", ana, by=mona, days=3, **WHY)
    assert appeal(as_user(ana), decision).status_code == 303


def test_who_appealed_learns_the_answer(as_user, mona, admin_user, ana):
    theory = make_theory(author=ana)
    decision = Decision.make("hide", theory, by=mona, **WHY)
    appeal(as_user(ana), decision)
    Decision.make("restore", theory, by=admin_user, reason="revised", words="Right.")
    page = as_user(ana).get("/decisions/").content.decode()
    assert "Right." in page
    assert fresh(theory).state == "published"
    assert not Case.objects.open().exists()


@pytest.mark.parametrize("state", ["published", "pending", "hidden"])
def test_an_author_puts_right_what_was_hidden_and_not_what_was_removed(state, ana):
    assert make_theory(author=ana, state=state).can_be_edited_by(ana)
    assert not make_theory(author=ana, state="removed").can_be_edited_by(ana)


def test_the_rules_say_what_the_form_offers_and_the_limits_are(client, as_user, ben):
    rules = client.get("/rules/").content.decode()
    form = as_user(ben).get(f"/report/?target=evidence-{make_evidence().pk}")
    for value, label in form.context["form"].fields["reason"].choices:
        assert f'id="{value}"' in rules
        assert str(label).partition(": ")[2] in unescape(rules)
    for _moment, _within, numbers in LIMITS.values():
        for number in numbers:
            assert f"<td>{number}</td>" in rules


def test_an_author_is_told_on_their_own_page(as_user, client, mona, ana):
    Decision.make("hide", make_theory(author=ana), by=mona, **WHY)
    notice = "Moderators decided about one of your things"
    assert notice in as_user(ana).get("/fans/ana/").content.decode()
    for reader in [client, as_user(mona)]:
        assert notice not in reader.get("/fans/ana/").content.decode()


def test_who_reported_is_told_on_their_own_page(as_user, client, mona, ben):
    theory = make_theory()
    Report.file(theory, by=ben, reason="spam")
    notice = "Moderators answered one of your reports"
    assert notice not in as_user(ben).get("/fans/ben/").text
    Decision.make("hide", theory, by=mona, **WHY)
    assert notice in as_user(ben).get("/fans/ben/").text
    for reader in [client, as_user(mona)]:
        assert notice not in reader.get("/fans/ben/").text


def test_a_moderator_comes_from_the_log_to_the_desk(as_user, client, mona):
    theory = make_theory()
    Decision.make("lock", theory, by=mona, **WHY)
    desk = f"/moderation/?case=theory-{theory.pk}"
    assert desk in read(as_user(mona))
    assert 'value="unlock"' in as_user(mona).get(desk).text
    for reader in [client, as_user(make_user())]:
        assert desk not in read(reader)
