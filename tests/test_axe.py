"""axe-core finds nothing: every page, both themes, both languages, both widths."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from playwright.sync_api import expect

from .axe import DESKTOP, PHONE, Axe
from .steps import button, enter, log_in
from .world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

IN_LANGUAGE = {
    "en": {"keep": "Keep", "preview": "See what it will do"},
    "ko": {"keep": "그대로 두기", "preview": "무엇이 바뀌는지 보기"},
}


@pytest.fixture(params=IN_LANGUAGE)
def language(request):
    return request.param


@pytest.fixture
def axe(open_page, language):
    return Axe(open_page(locale=language))


@pytest.fixture
def world(db):
    return World()


def test_every_page_of_a_visitor(axe, world, language):
    for name, url in world.visitor_pages().items():
        axe.look_at(name, url)
        expect(axe.page.locator("html")).to_have_attribute("lang", language)
    assert axe.violations == []


def test_every_page_of_a_fan(axe, world, language):
    enter(axe.page, world.fan)
    for name, url in world.fan_pages().items():
        axe.look_at(name, url)
        expect(axe.page.locator("html")).to_have_attribute("lang", language)
    assert axe.violations == []


def test_every_page_of_a_moderator(axe, world, language):
    enter(axe.page, world.moderator)
    for name, url in world.moderator_pages().items():
        axe.look_at(name, url)
    assert axe.violations == []


def test_every_page_of_a_fan_with_a_second_factor(axe, world):
    log_in(axe.page, world.careful)
    axe.look("second factor")
    enter(axe.page, world.careful)
    for name, url in world.careful_pages().items():
        axe.look_at(name, url)
    assert axe.violations == []


def test_what_a_moderator_swaps_in(axe, world, language):
    page, labels = enter(axe.page, world.moderator), IN_LANGUAGE[language]
    page.goto(f"/moderation/?case=link-{world.reported.pk}")
    button(page, labels["keep"]).click()
    expect(page.locator("#desk form[action$='/undo/']")).to_be_visible()
    axe.look("decided, and the next case")
    page.goto(world.moderator_pages()["verdict to write"])
    button(page, labels["preview"]).click()
    expect(page.locator(".consequences")).to_be_visible()
    axe.look("what a verdict will do")
    page.goto("/moderation/votes/")
    page.locator("main form button").first.click()
    expect(page.locator("main input[type=checkbox]").first).to_be_visible()
    axe.look("single votes")
    assert axe.violations == []


def test_every_error_page(axe, client, language):
    """Drawn where an address of the site answers with one."""
    for name in ["400", "403", "403_csrf", "413", "429", "500", "503"]:
        request = client.get("/").wsgi_request
        context = {"message": "Why.", "words": ["What was typed."]}
        with override(language):
            page = render_to_string(f"{name}.html", context, request)
        answer = {"body": page.encode(), "content_type": "text/html; charset=utf-8"}
        axe.page.route(f"**/{name}/", lambda route, *, way=answer: route.fulfill(**way))
        axe.look_at(name, f"/{name}/")
        expect(axe.page.locator("html")).to_have_attribute("lang", language)
    assert axe.violations == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_what_is_swapped_in(open_page, world, width):
    page = enter(open_page(), world.talker)
    axe = Axe(page, widths=[width])

    page.goto("/theories/?arc=nam-ra-group")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Words").fill("nothing like it")
    expect(page.locator(".theory-card")).to_have_count(0)
    axe.look("filters without result")
    page.goto("/theories/")
    page.get_by_role("link", name="Show more").click()
    expect(page.locator(".theory-card").nth(20)).to_be_visible()
    button(page, "Worth reading").first.click()
    expect(page.locator("[aria-pressed=true]")).to_have_count(1)
    axe.look("list with a vote and more")

    page.goto(world.own.get_absolute_url())
    page.locator("details.spoiler > summary").first.click()
    page.get_by_role("link", name="Link more evidence").click()
    page.locator("[name=evidence]").first.check()
    page.get_by_label("supports").check()
    page.get_by_label("Argument").fill("\u200b")
    button(page, "Link this evidence").click()
    expect(page.locator("#link-form")).to_contain_text("to put right")
    page.get_by_label("Your comment").fill("\u200b")
    button(page, "Post your comment").click()
    expect(page.locator("#comment-form [aria-invalid=true]")).to_be_visible()
    axe.look("refused link and comment, open spoiler")
    page.get_by_label("Your comment").fill("Seen.")
    button(page, "Post your comment").click()
    page.get_by_role("link", name="Reply").first.click()
    expect(page.get_by_text("Your reply to")).to_be_visible()
    page.get_by_role("link", name="Edit", exact=True).first.click()
    expect(page.locator(".comment textarea")).to_be_visible()
    axe.look("new comment, changed in place, and a reply")

    page.goto("/theories/new/")
    page.get_by_label("Your theory, as a statement").fill(world.own.title)
    expect(page.locator("#look-alikes").get_by_role("link")).not_to_have_count(0)
    page.get_by_label("Everything else").check()
    page.get_by_label("Why you think so").fill("**굵게**는 ||spoiler||")
    button(page, "Preview").click()
    expect(page.locator("#preview strong")).to_be_visible()
    page.get_by_label("Find evidence").fill("Nam-ra")
    button(page, "Find").click()
    page.locator("button[name=add]").first.click()
    expect(page.locator(".picker-row")).to_have_count(1)
    button(page, "Put it on record").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    axe.look("refused theory with evidence")
    assert axe.violations == []
