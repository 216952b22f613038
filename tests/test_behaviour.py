"""What htmx swaps: without a reload, with the focus, the words and the place kept."""

import re

import pytest
from playwright.sync_api import expect

from .factories import make_comment, make_episode, make_evidence, make_theory
from .steps import (
    button,
    enter,
    expect_said,
    top_of,
    was_not_reloaded,
    watch_for_reload,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def theory(ana):
    return make_theory("The bonfire is a signal to the halfbies", author=ana)


@pytest.fixture
def ben_reads(page, ben, theory):
    """Ben on the page of a theory, which must not be loaded anew."""
    enter(page, ben).goto(theory.get_absolute_url())
    watch_for_reload(page)
    return page


@pytest.fixture
def ana_writes(page, ana):
    make_episode()
    enter(page, ana).goto("/theories/new/")
    watch_for_reload(page)
    return page


def test_a_vote_counts_on_the_spot(page, ben, theory):
    make_theory("Another theory stands above it")
    enter(page, ben).goto("/theories/?sort=new")
    watch_for_reload(page)
    first, second = page.locator(".theory-card").all()
    up = first.get_by_role("button", name="Worth reading", exact=True)
    before = top_of(second)
    up.click()
    expect(up).to_have_attribute("aria-pressed", "true")
    expect(up).to_be_focused()
    expect_said(page, "Vote counted. Interest: 1")
    assert top_of(second) == before
    assert was_not_reloaded(page)


def test_a_vote_is_pressed_and_withdrawn_by_keyboard(ben_reads):
    up = button(ben_reads, "Worth reading")
    up.focus()
    for pressed, said in [
        ("true", "Vote counted. Interest: 1"),
        ("false", "Vote taken back. Interest: 0"),
    ]:
        ben_reads.keyboard.press("Enter")
        expect(up).to_have_attribute("aria-pressed", pressed)
        expect(up).to_be_focused()
        expect_said(ben_reads, said)
    assert was_not_reloaded(ben_reads)


def test_a_comment_appears_and_gets_the_focus(ben_reads):
    words = ben_reads.get_by_label("Your comment")
    words.fill("**굵게**는 bold")
    button(ben_reads, "Post your comment").click()
    expect(ben_reads.locator(".comment strong")).to_have_text("굵게")
    expect(ben_reads.locator(".comment")).to_be_focused()
    expect_said(ben_reads, "1 comment")
    expect(words).to_have_value("")
    assert was_not_reloaded(ben_reads)


def test_a_reply_is_written_under_the_eyes_and_lands_in_its_thread(page, ben, theory):
    make_comment(theory, body="Who would see it?")
    enter(page, ben).goto(theory.get_absolute_url())
    watch_for_reload(page)
    page.get_by_role("link", name="Reply").click()
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.keyboard.type("The halfbies would.")
    button(page, "Post your reply").click()
    expect(page.locator(".replies .comment")).to_contain_text("The halfbies would.")
    expect(page.locator(".replies .comment")).to_be_focused()
    expect(page.get_by_text("Your reply to")).to_have_count(0)
    expect_said(page, "2 comments")
    assert was_not_reloaded(page)


def test_a_refused_comment_keeps_its_words_and_takes_the_focus_there(ben_reads):
    words = ben_reads.get_by_label("Your comment")
    words.fill("\u200b")
    button(ben_reads, "Post your comment").click()
    expect(ben_reads.get_by_text("Write something that can be seen.")).to_be_visible()
    expect(words).to_be_focused()
    expect(words).to_have_attribute("aria-invalid", "true")
    assert was_not_reloaded(ben_reads)


def test_evidence_is_linked_on_the_spot(ben_reads):
    scene = make_evidence("A fire burns on the roof", episode=make_episode())
    ben_reads.get_by_role("link", name="Link more evidence").click()
    expect(ben_reads.get_by_label("Find evidence")).to_be_focused()
    ben_reads.get_by_label(scene.title).check()
    ben_reads.get_by_label("supports").check()
    ben_reads.get_by_label("Argument").fill("It can be seen from the camp.")
    button(ben_reads, "Link this evidence").click()
    expect(ben_reads.locator(".link-card")).to_contain_text("seen from the camp")
    expect(ben_reads.locator("#evidence-title")).to_be_focused()
    expect_said(ben_reads, "1 piece of evidence linked")
    assert was_not_reloaded(ben_reads)


def test_a_filter_narrows_the_list_while_the_focus_stays(page, theory):
    make_theory("Nam-ra comes back for good", arc="nam-ra-group")
    page.goto("/theories/")
    watch_for_reload(page)
    page.get_by_text("Filters", exact=True).click()
    arc = page.get_by_label(re.compile("^Arc"))
    arc.focus()
    before = top_of(arc)
    arc.select_option("nam-ra-group")
    expect(page.locator(".theory-card")).to_have_count(1)
    expect(page).to_have_url(re.compile("arc=nam-ra-group"))
    expect_said(page, "1 theory")
    expect(arc).to_be_focused()
    assert top_of(arc) == before
    assert was_not_reloaded(page)


def test_more_appends_and_leads_to_the_first_new_one(page):
    for number in range(45):
        make_theory(f"Theory that is number {number:02}")
    page.goto("/theories/?sort=new")
    watch_for_reload(page)
    for shown in [20, 40]:
        last = page.locator(".theory-card").nth(shown - 1)
        page.get_by_role("link", name="Show more").scroll_into_view_if_needed()
        before = top_of(last)
        page.get_by_role("link", name="Show more").press("Enter")
        first_new = page.locator(".theory-card").nth(shown)
        expect(first_new.get_by_role("heading").get_by_role("link")).to_be_focused()
        assert top_of(last) == before
    expect(page.locator(".theory-card")).to_have_count(45)
    expect(page.get_by_role("link", name="Show more")).to_have_count(0)
    assert was_not_reloaded(page)


def test_a_preview_shows_under_the_text_and_moves_nothing_above(ana_writes):
    ana_writes.get_by_label("Why you think so").fill("**굵게**는 bold")
    preview = button(ana_writes, "Preview")
    preview.scroll_into_view_if_needed()
    before = top_of(preview)
    preview.click()
    expect(ana_writes.locator("#preview strong")).to_have_text("굵게")
    expect(preview).to_be_focused()
    expect_said(ana_writes, "The preview is ready")
    assert top_of(preview) == before
    assert was_not_reloaded(ana_writes)


def test_look_alikes_show_while_typing_and_move_nothing(ana_writes, theory):
    title = ana_writes.get_by_label("Your theory, as a statement")
    below = ana_writes.get_by_label("Why you think so")
    before = top_of(below)
    title.press_sequentially("The bonfire is a signal to")
    alike = ana_writes.locator("#look-alikes").get_by_role("link", name=theory.title)
    expect(alike).to_be_visible()
    expect_said(ana_writes, "1 theory says nearly the same")
    expect(title).to_be_focused()
    assert top_of(below) == before
    assert was_not_reloaded(ana_writes)


def test_evidence_is_picked_on_the_spot(ana_writes):
    scene = make_evidence("A fire burns on the roof", episode=make_episode())
    ana_writes.get_by_label("Find evidence").fill("fire")
    ana_writes.get_by_label("Find evidence").press("Enter")
    ana_writes.get_by_role("button", name=f"Add {scene.title}").click()
    argument = ana_writes.get_by_label("How does it bear on the theory?")
    expect(argument).to_be_focused()
    expect_said(ana_writes, "1 piece of evidence chosen")
    ana_writes.get_by_role("button", name=f"Take out {scene.title}").click()
    expect(argument).to_have_count(0)
    expect(ana_writes.get_by_label("Find evidence")).to_be_focused()
    assert was_not_reloaded(ana_writes)


def test_a_refused_theory_leads_to_what_is_to_put_right(ana_writes):
    ana_writes.get_by_label("Your theory, as a statement").fill("Will she come back?")
    ana_writes.get_by_label("Everything else").check()
    button(ana_writes, "Put it on record").click()
    expect(ana_writes.get_by_role("alert").first).to_be_focused()
    ana_writes.get_by_role("alert").first.get_by_role("link").click()
    expect(ana_writes.get_by_label("Your theory, as a statement")).to_be_focused()
