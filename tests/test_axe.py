"""axe-core finds nothing: every page, both themes, both languages, both widths."""

import json

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.template.loader import render_to_string
from django.utils.translation import override
from playwright.sync_api import expect

from .steps import button, enter
from .world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE, DESKTOP = 320, 1280
# Two looks at each page, a language each; over four pages every combination is met.
LOOKS = {
    "en": [("light", PHONE), ("dark", DESKTOP), ("dark", PHONE), ("light", DESKTOP)],
    "ko": [("dark", DESKTOP), ("light", PHONE), ("light", DESKTOP), ("dark", PHONE)],
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
    # It would fetch the stylesheets once more, to judge screens that nobody turned.
    "preload": False,
}


class Axe:
    """Collects what axe says of the pages it is shown."""

    def __init__(self, page, language):
        self.page, self.language = page, language
        self.looks = LOOKS[language]
        self.violations = []

    def look_at(self, name, url):
        theme, width = self.looks[0]
        self.looks = [*self.looks[1:], self.looks[0]]
        self.page.emulate_media(color_scheme=theme)
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.goto(url)
        assert self.page.locator("html").get_attribute("lang") == self.language
        self.look(f"{name}, {self.language}, {theme}, {width} px")

    def look(self, name):
        # All in one window: what the bottom bar covers, a reader scrolls free.
        size = "({width: innerWidth, height: document.documentElement.scrollHeight})"
        self.page.set_viewport_size(self.page.evaluate(size))
        self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(f"axe.run({json.dumps(OPTIONS)})")
        for violation in found["violations"]:
            places = [node["target"] for node in violation["nodes"]]
            self.violations.append((name, violation["id"], places))


@pytest.fixture(params=["en", "ko"])
def axe(open_page, request):
    return Axe(open_page(locale=request.param), request.param)


@pytest.fixture
def world(db):
    return World()


def test_every_page_of_a_visitor(axe, world):
    for name, url in world.visitor_pages().items():
        axe.look_at(name, url)
    assert axe.violations == []


def test_every_page_of_a_fan(axe, world):
    enter(axe.page, world.fan)
    for name, url in world.fan_pages().items():
        axe.look_at(name, url)
    assert axe.violations == []


def test_every_error_page(axe, client):
    """Drawn where an address of the site answers with one."""
    for name in ["400", "403", "403_csrf", "413", "429", "500"]:
        request = client.get("/").wsgi_request
        with override(axe.language):
            page = render_to_string(f"{name}.html", {"message": "Why."}, request)
        answer = {"body": page.encode(), "content_type": "text/html; charset=utf-8"}
        axe.page.route(f"**/{name}/", lambda route, *, way=answer: route.fulfill(**way))
        axe.look_at(name, f"/{name}/")
    assert axe.violations == []


@pytest.mark.parametrize(("theme", "width"), [("light", DESKTOP), ("dark", PHONE)])
def test_what_is_swapped_in(open_page, world, theme, width):
    page = enter(open_page(), world.talker)
    page.emulate_media(color_scheme=theme)
    axe = Axe(page, "en")

    def look(name):
        axe.look(f"{name}, {theme}, {width} px")
        page.set_viewport_size({"width": width, "height": 800})

    page.goto("/theories/?arc=nam-ra-group")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Words").fill("nothing like it")
    expect(page.locator(".theory-card")).to_have_count(0)
    look("filters without result")
    page.goto("/theories/")
    page.get_by_role("link", name="Show more").click()
    expect(page.locator(".theory-card").nth(20)).to_be_visible()
    button(page, "Worth reading").first.click()
    expect(page.locator("[aria-pressed=true]")).to_have_count(1)
    look("list with a vote and more")

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
    look("refused link and comment, open spoiler")
    page.get_by_label("Your comment").fill("Seen.")
    button(page, "Post your comment").click()
    page.get_by_role("link", name="Reply").first.click()
    expect(page.get_by_text("Your reply to")).to_be_visible()
    look("new comment and a reply")

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
    look("refused theory with evidence")
    assert axe.violations == []
