"""The Back button brings the list back as it was left: rows, filters, words, place.

Playwright's Chromium keeps no page alive in the back/forward cache, so these tests
show the harder case: everything has to come back from the address.
"""

import re

import pytest
from playwright.sync_api import expect

from .factories import make_comment, make_theory
from .steps import button, enter, top_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def make_theories(how_many):
    for number in range(how_many):
        make_theory(f"Theory that is number {number:02}")


def open_and_go_back(page, theory):
    heading = theory.get_by_role("heading")
    heading.scroll_into_view_if_needed()
    before, title = top_of(heading), heading.inner_text()
    heading.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    return before


def expect_at(locator, place):
    expect(locator).to_be_in_viewport()
    assert abs(top_of(locator) - place) <= 2


def test_the_list_comes_back_at_the_same_place(page):
    make_theories(20)
    page.goto("/theories/")
    theory = page.locator(".theory-card").nth(12)
    before = open_and_go_back(page, theory)
    expect_at(theory.get_by_role("heading"), before)


def test_what_more_appended_comes_back_with_the_place(page):
    make_theories(65)
    page.goto("/theories/?sort=new")
    for shown in [20, 40]:
        page.get_by_role("link", name="Show more").click()
        expect(page.locator(".theory-card").nth(shown)).to_be_attached()
    expect(page).to_have_url(re.compile(r"\?sort=new&pages=3$"))
    theory = page.locator(".theory-card").nth(52)
    before = open_and_go_back(page, theory)
    expect(page.locator(".theory-card")).to_have_count(60)
    expect_at(theory.get_by_role("heading"), before)
    page.get_by_role("link", name="Show more").click()
    expect(page.locator(".theory-card")).to_have_count(65)


def test_filters_and_words_come_back(page):
    make_theories(3)
    make_theory("The bonfire is a signal", arc="nam-ra-group")
    page.goto("/theories/")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Words").fill("bonfire")
    expect(page.locator(".theory-card")).to_have_count(1)
    expect(page).to_have_url(re.compile("q=bonfire"))
    open_and_go_back(page, page.locator(".theory-card"))
    expect(page.locator(".theory-card")).to_have_count(1)
    expect(page.get_by_label("Words")).to_have_value("bonfire")
    expect(page.get_by_role("link", name="Remove the filter")).to_be_visible()
    page.go_back()
    expect(page.locator(".theory-card")).to_have_count(4)
    expect(page.get_by_label("Words")).to_have_value("")


def test_the_words_of_a_search_come_back(page):
    make_theory("The bonfire is a signal")
    page.goto("/")
    search = page.get_by_role("searchbox", name="Search the site")
    search.fill("bonfire")
    search.press("Enter")
    expect(page).to_have_url(re.compile("q=bonfire"))
    expect(search).to_have_value("bonfire")
    open_and_go_back(page, page.locator(".theory-card"))
    expect(search).to_have_value("bonfire")


def test_more_comments_stay_while_somebody_answers_one(page, ben):
    theory = make_theory()
    for number in range(25):
        make_comment(theory, body=f"Comment number {number:02}")
    enter(page, ben).goto(theory.get_absolute_url())
    page.get_by_role("link", name="Show more comments").click()
    oldest = page.locator(".comment", has_text="Comment number 00")
    expect(oldest).to_be_visible()
    oldest.get_by_role("link", name="Reply").click()
    page.get_by_label("Your comment").fill("The first shall be answered.")
    button(page, "Post your reply").click()
    expect(page.locator(".replies .comment")).to_be_focused()
    expect(oldest).to_be_visible()
    page.reload()
    expect(oldest).to_be_visible()
