"""On the narrowest phone, and at 400 % zoom, which is as narrow: 320 px."""

import pytest

from .steps import enter
from .world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = (320, 640)
TOUCH = 44

# What reaches beyond the window where the page itself got wider than that.
BEYOND = """() => {
    const root = document.documentElement;
    if (root.scrollWidth <= innerWidth) return [];
    return [...document.querySelectorAll("body *")]
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
        .map((each) => `${each.tagName} ${each.getAttribute("class")}`).slice(0, 5);
}"""
# Smaller than a thumb, among the things that are pressed most.
PRESSED = """
    .vote-box :is(a, button), .bottom-bar a, .tabs a, .button, button, select, summary,
    input:not([type=hidden], [type=radio], [type=checkbox])"""
SMALL = """([pressed, touch]) => [...document.querySelectorAll(pressed)]
    .filter((each) => each.checkVisibility())
    .filter((each) => !each.matches(".visually-hidden, .spoiler > summary"))
    .map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.height, box.width) < touch - 0.5)
    .map(([start, box]) => `${start} ${box.width} x ${box.height}`)"""


@pytest.fixture
def page(open_page):
    return open_page(size=NARROW)


def test_nothing_needs_scrolling_sideways_and_thumbs_hit_what_they_press(page):
    world, wide, small = World(), {}, {}
    visits = [
        (None, world.visitor_pages()),
        (world.fan, world.fan_pages()),
        (world.careful, world.careful_pages()),
        (world.moderator, world.moderator_pages()),
    ]
    for reader, pages in visits:
        if reader:
            enter(page, reader)
        for name, url in pages.items():
            page.goto(url)
            page.locator("details").evaluate_all("all => all.map(e => e.open = true)")
            if beyond := page.evaluate(BEYOND):
                wide[name] = beyond
            if too_small := page.evaluate(SMALL, [PRESSED, TOUCH]):
                small[name] = sorted(set(too_small))[:6]
    assert wide == {}
    assert small == {}


def test_a_reply_six_deep_still_has_room_for_words(page):
    world = World()
    page.goto(world.unbroken.get_absolute_url())
    deepest = page.locator(".thread " * 6 + ".prose").first
    assert deepest.bounding_box()["width"] >= 160
