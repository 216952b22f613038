"""Drafts: what is typed survives until it is posted, and no longer."""

import re

import pytest
from playwright.sync_api import expect

from theories.models import Theory

from .factories import make_comment, make_episode, make_evidence, make_theory
from .steps import button, enter, log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CLAIM = "The bonfire is a signal to the halfbies"


@pytest.fixture
def ben_reads(page, ben, ana):
    enter(page, ben).goto(make_theory(CLAIM, author=ana).get_absolute_url())
    return page


@pytest.fixture
def ana_writes(page, ana):
    """Ana has filled in the form of a new theory, with evidence, and not sent it."""
    scene = make_evidence("A fire burns on the roof", episode=make_episode())
    enter(page, ana).goto("/theories/new/")
    title(page).fill(CLAIM)
    page.get_by_label("Nam-ra's group").check()
    page.get_by_label("Why you think so").fill("Nobody else lights fires.")
    page.get_by_label("Find evidence").fill("fire")
    button(page, "Find").click()
    page.get_by_role("button", name=f"Add {scene.title}").click()
    page.get_by_label("How does it bear on the theory?").fill("It burns.")
    return page


def title(page):
    return page.get_by_label("Your theory, as a statement")


def expect_all_of_it(page):
    expect(title(page)).to_have_value(CLAIM)
    expect(page.get_by_label("Nam-ra's group")).to_be_checked()
    expect(page.get_by_label("Why you think so")).to_have_value(
        "Nobody else lights fires."
    )
    argument = page.get_by_label("How does it bear on the theory?")
    expect(argument).to_have_value("It burns.")


def test_a_comment_survives_a_reload_and_goes_once_it_is_posted(ben_reads):
    words = ben_reads.get_by_label("Your comment")
    words.fill("Half a sent")
    ben_reads.reload()
    expect(words).to_have_value("Half a sent")
    button(ben_reads, "Post your comment").click()
    expect(ben_reads.locator(".comment")).to_contain_text("Half a sent")
    expect(words).to_have_value("")
    ben_reads.reload()
    expect(words).to_have_value("")


def test_a_comment_to_come_stays_when_it_becomes_a_reply(page, ben, ana):
    theory = make_comment(make_theory(CLAIM, author=ana)).theory
    enter(page, ben).goto(theory.get_absolute_url())
    page.get_by_label("Your comment").fill("Half a sent")
    page.get_by_role("link", name="Reply").click()
    expect(page.get_by_text("Your reply to")).to_be_visible()
    expect(page.get_by_label("Your comment")).to_have_value("Half a sent")


def test_a_theory_survives_a_reload_with_its_evidence(ana_writes):
    ana_writes.reload()
    expect_all_of_it(ana_writes)


def test_evidence_comes_back_without_another_page_where_htmx_is_late(ana_writes):
    ana_writes.add_init_script(
        """const soon = setTimeout;
        setTimeout = (f, ms, ...rest) => soon(f, ms ?? 1000, ...rest);"""
    )
    pages = []
    ana_writes.on("request", lambda r: r.is_navigation_request() and pages.append(r))
    ana_writes.reload()
    expect_all_of_it(ana_writes)
    assert [each.method for each in pages] == ["GET"]


def test_a_posted_theory_leaves_an_empty_form(ana_writes):
    button(ana_writes, "Put it on record").click()
    expect(ana_writes.get_by_role("heading", level=1)).to_have_text(CLAIM)
    ana_writes.wait_for_load_state()
    ana_writes.goto("/theories/new/")
    expect(title(ana_writes)).to_have_value("")
    expect(ana_writes.locator(".picker-row")).to_have_count(0)


def test_a_refused_theory_is_still_a_draft(ana_writes):
    title(ana_writes).fill("Will she come back?")
    button(ana_writes, "Put it on record").click()
    expect(ana_writes.get_by_text("Say it as a statement").first).to_be_visible()
    ana_writes.goto("/theories/new/")
    expect(title(ana_writes)).to_have_value("Will she come back?")


def test_who_was_logged_out_finds_the_draft_after_logging_in(ana_writes, ana):
    ana_writes.context.clear_cookies(name="sessionid")
    button(ana_writes, "Put it on record").click()
    expect(ana_writes).to_have_url(re.compile("login"))
    log_in(ana_writes, ana, at=ana_writes.url)
    expect_all_of_it(ana_writes)


def test_what_a_page_asks_while_one_types_takes_nobody_to_the_login(ana_writes):
    ana_writes.context.clear_cookies(name="sessionid")
    title(ana_writes).press_sequentially("!")
    told = ana_writes.get_by_role("alert").filter(has_text="You are logged out.")
    expect(told).to_be_visible()
    told.get_by_role("button", name="Close").click()
    button(ana_writes, "Preview").click()
    expect(told).to_be_visible()
    title(ana_writes).fill(CLAIM)
    expect(ana_writes).to_have_url(re.compile("/theories/new/$"))
    expect_all_of_it(ana_writes)


@pytest.mark.parametrize("status", [403, 413, 500])
def test_a_theory_that_the_site_could_not_take_is_still_a_draft(
    ana_writes, watch, client, status
):
    watch.expect(f"answer {status}")
    error_page = client.get("/nowhere/").content.decode()
    answer = {"status": status, "content_type": "text/html", "body": error_page}

    def refuse(route):
        # Only the form itself: a late request for look-alikes has the same address.
        asked = route.request
        is_the_form = asked.is_navigation_request() and asked.method == "POST"
        route.fulfill(**answer) if is_the_form else route.fallback()

    ana_writes.route(re.compile("/theories/new/"), refuse)
    button(ana_writes, "Put it on record").click()
    expect(ana_writes.get_by_text("There is nothing here")).to_be_visible()
    ana_writes.wait_for_load_state()
    ana_writes.goto("/theories/new/")
    expect_all_of_it(ana_writes)
    assert not Theory.objects.exists()


def test_an_edit_survives_a_reload(page, ana):
    theory = make_theory(CLAIM, author=ana, body="Nobody else lights fires.")
    enter(page, ana).goto(f"{theory.get_absolute_url()}edit/")
    words = page.get_by_label("Why you think so")
    words.fill("Nobody else lights fires there.")
    page.reload()
    expect(words).to_have_value("Nobody else lights fires there.")
    button(page, "Save your changes").click()
    expect(page.locator(".theory-claim")).to_contain_text("fires there.")
    page.goto(f"{theory.get_absolute_url()}edit/")
    expect(words).to_have_value("Nobody else lights fires there.")


def test_an_edit_begun_on_older_words_does_not_undo_newer_ones(page, ana):
    theory = make_theory(CLAIM, author=ana, body="Nobody else lights fires.")
    enter(page, ana).goto(f"{theory.get_absolute_url()}edit/")
    words = page.get_by_label("Why you think so")
    words.fill("Nobody else lights fires there.")
    theory.edit(by=ana, body="Changed on another device.")
    page.goto(f"{theory.get_absolute_url()}edit/")
    expect(words).to_have_value("Changed on another device.")
