"""Giving odds in Chromium: slid, stepped, changed, with a script and without."""

import pytest
from playwright.sync_api import expect

from .factories import make_link, make_theory, make_user
from .steps import button, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def theory(ana):
    theory = make_theory("Nam-ra comes back for good", author=ana)
    make_link(theory)
    for percent in [20, 30, 40, 50, 60]:
        theory.give_odds(make_user(), percent)
    return theory


def slide(page, value):
    page.get_by_label("Your odds, from impossible to certain").fill(str(value))


def test_the_slider_and_the_number_follow_each_other(page, theory, ben):
    enter(page, ben).goto(theory.get_absolute_url())
    slide(page, 70)
    number = page.get_by_label("Your odds, in percent")
    expect(number).to_have_value("70")
    number.fill("35")
    expect(page.locator("[name=slider]")).to_have_value("35")


def test_odds_swap_in_what_others_believe_and_say_so(page, theory, ben):
    enter(page, ben).goto(theory.get_absolute_url())
    expect(page.get_by_text("Median of all fans")).to_have_count(0)
    slide(page, 70)
    button(page, "Put your odds on record").click()
    expect(page.get_by_text("Median of all fans")).to_be_visible()
    expect(page.locator("#announcer")).to_have_text("Your odds are on record: 70 %")
    expect(page.locator("#odds-title")).to_be_focused()
    expect(page.locator("#odds-gauge")).to_contain_text("You say 70 %.")
    button(page, "−10").click()
    expect(page.locator("#odds-gauge")).to_contain_text("You say 60 %.")
    assert list(theory.odds.of(ben).values_list("percent", flat=True)) == [60, 70]


def test_odds_work_without_a_script(page_without_javascript, theory, ben):
    page = enter(page_without_javascript, ben)
    page.goto(theory.get_absolute_url())
    slide(page, 80)
    button(page, "Put your odds on record").click()
    expect(page.get_by_text("Your odds are on record: 80 %.")).to_be_visible()
    button(page, "+5").click()
    expect(page.get_by_text("You say 85 %.")).to_be_visible()
    page.get_by_text("The same as a table").first.click()
    expect(page.get_by_role("cell", name="80–89 %")).to_be_visible()


def test_what_is_no_percentage_is_refused_without_losing_it(
    page_without_javascript, theory, ben
):
    page = enter(page_without_javascript, ben)
    page.goto(theory.get_absolute_url())
    number = page.get_by_label("Your odds, in percent")
    number.evaluate("each => each.form.noValidate = true")
    number.fill("400")
    button(page, "Put your odds on record").click()
    expect(page.get_by_label("Your odds, in percent")).to_have_value("400")
    expect(page.locator("#odds .errorlist")).to_be_visible()
    assert not theory.odds.of(ben).exists()


def test_a_judge_says_how_strong_by_keyboard(page, theory, ben):
    enter(page, ben).goto(theory.get_absolute_url())
    strong = button(page, "strong")
    strong.focus()
    page.keyboard.press("Enter")
    expect(button(page, "strong")).to_have_attribute("aria-pressed", "true")
    expect(button(page, "strong")).to_be_focused()
    expect(page.locator("#announcer")).to_have_text("Strength: 3 of 5")


def test_enter_in_the_number_records_the_number(page_without_javascript, theory, ben):
    page = enter(page_without_javascript, ben)
    page.goto(theory.get_absolute_url())
    page.get_by_label("Your odds, in percent").fill("70")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You say 70 %.")).to_be_visible()
