"""Nothing jumps: what Chromium itself counts as a shift of the layout."""

import pytest
from playwright.sync_api import expect

from .factories import make_comment, make_evidence, make_link, make_theory
from .steps import button, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LISTEN = """
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, hadRecentInput, sources } of list.getEntries())
            window.shifts.push({
                value, hadRecentInput,
                what: sources.map(({ node }) => node?.outerHTML?.slice(0, 80)),
            });
    }).observe({ type: "layout-shift", buffered: true });
"""
# A shift shows in the frame after it, so two of them are drawn first.
DRAWN = (
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
)


# Of what browsers call good, a thousandth. A slow machine paints a page while it still
# arrives: what the edge of the window just shows may give way then by a few pixels.
UNSEEN = 0.0001


def shifts(page, *, caused=False):
    """Shifts so far; those within half a second of an input only if `caused`."""
    page.evaluate(DRAWN)
    found = [each for each in page.evaluate("window.shifts") if each["value"] > UNSEEN]
    return [each for each in found if caused or not each["hadRecentInput"]]


@pytest.fixture
def theory(ana):
    theory = make_theory("The bonfire is a signal to the halfbies", author=ana)
    for number in range(12):
        make_link(theory, make_evidence(f"Scene {number}"))
        make_comment(theory, body=f"Comment {number}")
    return theory


@pytest.mark.parametrize("url", ["/", "/theories/", "/evidence/", "theory"])
@pytest.mark.parametrize("size", [(390, 844), (1280, 800)], ids=["phone", "desktop"])
def test_nothing_jumps_while_a_page_loads(open_page, theory, url, size):
    page = open_page(size=size)
    page.add_init_script(LISTEN)
    page.goto(theory.get_absolute_url() if url == "theory" else url)
    page.wait_for_load_state("networkidle")
    assert shifts(page) == []


def test_a_page_is_painted_once_its_content_is_whole(page, theory):
    page.goto(theory.get_absolute_url())
    awaited = page.locator("link[rel=expect][blocking=render]").get_attribute("href")
    assert page.locator(f"#main ~ {awaited}").count() == 1


def test_a_vote_moves_nothing_at_all(page, theory, ben):
    page.add_init_script(LISTEN)
    enter(page, ben).goto("/theories/")
    up = button(page, "Worth reading")
    for pressed in ["true", "false"]:
        up.click()
        expect(up).to_have_attribute("aria-pressed", pressed)
        assert shifts(page, caused=True) == []


def test_what_is_swapped_in_jumps_nowhere(page, theory, ben):
    page.add_init_script(LISTEN)
    mine = make_comment(theory, author=ben, body="Mine.")
    enter(page, ben).goto(theory.get_absolute_url())
    page.get_by_role("link", name="Show more", exact=True).click()
    expect(page.locator(".link-card")).to_have_count(12)
    comment = page.locator(f"#comment-{mine.pk}")
    comment.get_by_role("link", name="Edit", exact=True).click()
    expect(comment.locator("textarea")).to_be_focused()
    page.keyboard.press("Escape")
    expect(comment).to_contain_text("Mine.")
    page.locator("#comment-form textarea").fill("One more.")
    button(page, "Post your comment").click()
    expect(page.locator(".comment", has_text="One more.")).to_be_focused()
    assert shifts(page) == []
