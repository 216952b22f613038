"""A comment is changed where it stands."""

import re

import pytest
from playwright.sync_api import expect

from theories.models import Comment

from .factories import make_comment, make_theory
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
def ben_edits(page, ben):
    """Ben with the older of his two comments open, above a reply to it."""
    theory = make_theory()
    comment = make_comment(theory, author=ben, body="Who would see it?")
    make_comment(theory, body="The halfbies would.", parent=comment)
    make_comment(theory, author=ben, body="Another one.")
    enter(page, ben).goto(theory.get_absolute_url())
    watch_for_reload(page)
    edit(page).click()
    expect(words(page)).to_be_focused()
    return page


def mine(page):
    pk = Comment.objects.first().pk
    return page.locator(f"#comment-{pk}")


def edit(page):
    return mine(page).get_by_role("link", name="Edit", exact=True)


def words(page):
    return mine(page).get_by_label("Your comment")


def test_it_is_saved_on_the_spot(ben_edits):
    expect(words(ben_edits)).to_have_value("Who would see it?")
    words(ben_edits).fill("Who would **see** it?")
    button(ben_edits, "Save your comment").click()
    expect(mine(ben_edits).locator("strong")).to_have_text("see")
    expect(mine(ben_edits)).to_contain_text("edited")
    expect(edit(ben_edits)).to_be_focused()
    expect_said(ben_edits, "Your comment is changed.")
    expect(ben_edits.get_by_text("The halfbies would.")).to_be_visible()
    assert was_not_reloaded(ben_edits)


@pytest.mark.parametrize("way", ["link", "Escape"])
def test_it_is_left_as_it_was(ben_edits, way):
    words(ben_edits).fill("Something else.")
    if way == "link":
        ben_edits.get_by_role("link", name="Leave it as it was").click()
    else:
        ben_edits.keyboard.press("Escape")
    expect(mine(ben_edits)).to_contain_text("Who would see it?")
    expect(edit(ben_edits)).to_be_focused()
    assert Comment.objects.first().edited_at is None
    assert was_not_reloaded(ben_edits)


def test_a_refused_change_keeps_its_words(ben_edits):
    words(ben_edits).fill("\u200b")
    button(ben_edits, "Save your comment").click()
    expect(words(ben_edits)).to_have_attribute("aria-invalid", "true")
    expect(words(ben_edits)).to_be_focused()
    expect(mine(ben_edits)).to_contain_text("Write something that can be seen.")
    assert was_not_reloaded(ben_edits)


def test_a_change_survives_a_reload(ben_edits):
    words(ben_edits).fill("Something else.")
    ben_edits.reload()
    edit(ben_edits).click()
    expect(words(ben_edits)).to_have_value("Something else.")
    button(ben_edits, "Save your comment").click()
    expect(mine(ben_edits)).to_contain_text("Something else.")


def test_two_comments_and_a_new_one_are_written_beside_each_other(ben_edits):
    other = ben_edits.locator(".comment", has_text="Another one.")
    other.get_by_role("link", name="Edit", exact=True).click()
    expect(ben_edits.get_by_label("Your comment")).to_have_count(3)
    ids = ben_edits.locator("textarea").evaluate_all("all => all.map(each => each.id)")
    assert len(set(ids)) == 3


def test_the_control_that_was_pressed_stays_where_it_was(page, ben):
    theory = make_theory()
    make_comment(theory, author=ben, body="Who would see it?")
    enter(page, ben).goto(theory.get_absolute_url())
    page.set_viewport_size({"width": 390, "height": 4000})  # nothing to scroll
    before = top_of(mine(page))
    edit(page).click()
    expect(words(page)).to_be_focused()
    assert top_of(mine(page)) == before


def test_without_scripts_it_has_a_page_of_its_own(page_without_javascript, ben):
    comment = make_comment(author=ben, body="Who would see it?")
    page = enter(page_without_javascript, ben)
    page.goto(comment.theory.get_absolute_url())
    edit(page).click()
    expect(page).to_have_url(re.compile("/edit/$"))
    page.get_by_label("Your comment").fill("Everybody.")
    button(page, "Save your comment").click()
    expect(mine(page)).to_contain_text("Everybody.")
