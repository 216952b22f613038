"""Everything by keyboard, nothing that moves against the reader's wish."""

import pytest
from playwright.sync_api import expect

from .factories import make_comment, make_episode, make_link, make_theory
from .steps import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLACES = [
    "/",
    "/theories/",
    "/theories/the-bonfire-is-a-signal/",
    "/theories/new/",
    "/evidence/new/",
    "/settings/",
    "/accounts/login/",
]

# What can be focused and looks the same then, by its tag and its words.
UNMARKED = """() => {
    const look = (element) => {
        const style = getComputedStyle(element);
        const line = style.outlineStyle === "none" ? "" : style.outline;
        return [line, style.boxShadow].join();
    };
    const all = document.querySelectorAll(
        "a[href], button, input, select, textarea, summary, [tabindex='0']");
    return [...all]
        .filter((element) => element.checkVisibility() && element.tabIndex >= 0)
        .filter((element) => element.type !== "hidden" && !element.disabled)
        .filter((element) => {
            document.activeElement.blur();
            const before = look(element);
            element.focus();
            return document.activeElement !== element || look(element) === before;
        })
        .map((element) => `${element.tagName} ${element.textContent.trim()}`);
}"""


@pytest.fixture
def theory(ana):
    theory = make_theory(
        "The bonfire is a signal", author=ana, body="He hides ||the key|| from all."
    )
    make_link(theory)
    make_comment(theory, body="Is it ||really a key||?")
    make_episode()
    return theory


@pytest.mark.parametrize("colours", ["none", "active"], ids=["usual", "forced colours"])
def test_the_focus_can_be_seen_wherever_it_stands(page, ben, theory, colours):
    page.emulate_media(forced_colors=colours, reduced_motion="reduce")
    for place in PLACES:
        if place == "/settings/":
            enter(page, ben)
        page.goto(place)
        # A key was the last thing pressed, so the browser shows the focus.
        page.keyboard.press("Tab")
        assert page.evaluate(UNMARKED) == [], place


def test_the_skip_link_comes_first_and_leads_to_the_content(page, theory):
    page.goto(theory.get_absolute_url())
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_tab_goes_through_the_page_in_its_order(page, theory):
    page.goto(theory.get_absolute_url())
    assert page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0
    order = "[...document.querySelectorAll('*')].indexOf(document.activeElement)"
    places = []
    for _ in range(30):
        page.keyboard.press("Tab")
        places.append(page.evaluate(order))
    assert places == sorted(set(places))


@pytest.mark.parametrize("way", ["click", "Enter", "Space"])
def test_a_spoiler_is_nowhere_until_it_is_opened(page, theory, way):
    page.goto(theory.get_absolute_url())
    for text in [page.locator(".theory-claim"), page.locator(".comment")]:
        hidden = "the key" if "hides" in text.inner_text() else "really a key"
        spoiler = text.locator("summary")
        assert hidden not in text.aria_snapshot()
        assert hidden not in text.inner_text()
        spoiler.click() if way == "click" else spoiler.press(way)
        assert hidden in text.aria_snapshot()
        assert hidden in text.inner_text()


@pytest.mark.parametrize(
    ("wish", "moves"), [("no-preference", True), ("reduce", False)]
)
def test_pages_glide_into_each_other_unless_motion_is_unwanted(page, wish, moves):
    page.emulate_media(reduced_motion=wish)
    page.add_init_script(
        "addEventListener('pagereveal', (event) => {"
        " document.documentElement.dataset.moves = event.viewTransition !== null; });"
    )
    page.goto("/")
    page.get_by_role("link", name="Read the theories").click()
    expect(page).to_have_url("/theories/")
    expect(page.locator("html")).to_have_attribute("data-moves", str(moves).lower())


def test_in_forced_colours_a_vote_shows_without_colour(page, ben, theory):
    page.emulate_media(forced_colors="active")
    enter(page, ben).goto(theory.get_absolute_url())
    up = page.get_by_role("button", name="Worth reading", exact=True)
    look = "e => { const s = getComputedStyle(e); return s.backgroundColor + s.color; }"
    before = up.evaluate(look)
    up.click()
    expect(up).to_have_attribute("aria-pressed", "true")
    page.get_by_role("heading", level=1).click()
    assert up.evaluate(look) != before
