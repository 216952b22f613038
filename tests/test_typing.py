"""Typing Korean: nothing is searched or sent while a syllable is being put together."""

import re

import pytest
from playwright.sync_api import expect

from theories.models import Comment, Theory

from .factories import make_episode, make_evidence, make_theory
from .steps import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SYLLABLE = ["ㄴ", "나", "남"]


class Keyboard:
    """A Korean input method, as Chromium hears it."""

    def __init__(self, page):
        self.page = page
        self.channel = page.context.new_cdp_session(page)

    def compose(self, *steps):
        """Show each step of a syllable under the caret, none of them final."""
        for step in steps:
            self.channel.send(
                "Input.imeSetComposition",
                {"text": step, "selectionStart": 1, "selectionEnd": 1},
            )

    def commit(self, text):
        self.channel.send("Input.insertText", {"text": text})

    def press_enter_while_composing(self):
        """Enter that ends a syllable: browsers say so with the key code 229."""
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
        self.channel.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        self.channel.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})


@pytest.fixture
def requests(page):
    """What the page asks the server for from now on."""
    asked = []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    return asked


@pytest.fixture
def keyboard(page):
    return Keyboard(page)


def wait_past_the_delay(page):
    """Longer than any field of the site waits before it asks."""
    page.evaluate("new Promise(done => setTimeout(done, 600))")


def test_a_filter_waits_for_the_syllable(page, keyboard, requests):
    make_theory("남라가 돌아온다, 이번에는 혼자가 아니다")
    make_theory("The bonfire is a signal to the halfbies")
    page.goto("/theories/")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Words").focus()
    requests.clear()
    keyboard.compose(*SYLLABLE)
    wait_past_the_delay(page)
    assert requests == []
    keyboard.commit("남")
    expect(page.locator(".theory-card")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"q=%EB%82%A8"))


def test_the_search_box_waits_for_the_syllable(page, keyboard, requests):
    make_theory("남라가 돌아온다, 이번에는 혼자가 아니다")
    make_theory("The bonfire is a signal to the halfbies")
    page.goto("/")
    page.get_by_label("Search the site").focus()
    requests.clear()
    keyboard.compose(*SYLLABLE)
    wait_past_the_delay(page)
    assert requests == []
    keyboard.commit("남")
    expect(page.locator("#found-at-once").get_by_text("남라가")).to_be_visible()
    page.get_by_label("Search the site").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search: 남")


def test_typing_on_changes_what_the_results_page_shows(page):
    make_theory("The boat brings her back again")
    make_theory("The bonfire is a signal to the halfbies")
    page.goto("/search/?q=bo")
    expect(page.locator(".theory-card")).to_have_count(2)
    page.get_by_label("Search the site").press("End")
    page.get_by_label("Search the site").press_sequentially("at")
    expect(page.locator(".theory-card")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"q=boat$"))


def test_the_arrow_keys_lead_into_what_is_found_and_escape_back(page):
    make_theory("The boat brings her back again")
    page.goto("/")
    box = page.get_by_label("Search the site")
    box.press_sequentially("boat")
    link = page.locator("#found-at-once").get_by_role("link", name="The boat")
    expect(link).to_be_visible()
    box.press("ArrowDown")
    expect(link).to_be_focused()
    link.press("Escape")
    expect(box).to_be_focused()
    box.press("Escape")
    expect(link).to_have_count(0)


def test_look_alikes_wait_for_the_syllable(page, ana, keyboard, requests):
    make_episode()
    make_theory("남라가 돌아온다, 이번에는 혼자가 아니다")
    enter(page, ana).goto("/theories/new/")
    page.get_by_label("Your theory, as a statement").fill("라가 돌아온다")
    page.get_by_label("Your theory, as a statement").press("Home")
    expect(page.locator("#look-alikes").get_by_role("link")).to_have_count(1)
    requests.clear()
    keyboard.compose(*SYLLABLE)
    wait_past_the_delay(page)
    assert requests == []
    with page.expect_request(re.compile("/theories/new/")):
        keyboard.commit("남")


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/", "Search the site"),
        ("/theories/new/", "Your theory, as a statement"),
        ("/theories/new/", "Find evidence"),
        ("/evidence/new/", "Title"),
    ],
)
def test_enter_that_ends_a_syllable_sends_nothing(
    page, ana, keyboard, requests, address, field
):
    make_evidence(episode=make_episode())
    enter(page, ana).goto(address)
    page.get_by_label(field).first.focus()
    requests.clear()
    keyboard.compose(*SYLLABLE)
    keyboard.press_enter_while_composing()
    wait_past_the_delay(page)
    assert [url for method, url in requests if "new" in url or "search" in url] == []
    assert not Theory.objects.exists()
    expect(page).to_have_url(re.compile(f"{address}$"))


def test_bold_before_a_particle_is_bold(page, ben, ana, keyboard):
    theory = make_theory(author=ana)
    enter(page, ben).goto(theory.get_absolute_url())
    page.get_by_label("Your comment").focus()
    for syllable in "**굵게**는 이렇게":
        keyboard.compose(syllable)
        keyboard.commit(syllable)
    page.get_by_role("button", name="Post your comment").click()
    expect(page.locator(".comment strong")).to_have_text("굵게")
    assert Comment.objects.get().body == "**굵게**는 이렇게"
