"""Where things stand on the screen, as Chromium lays them out."""

import pytest

from .factories import make_evidence, make_link, make_theory
from .steps import top_of
from .world import UNBROKEN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("presses", [0, 1], ids=["closed", "open"])
def test_a_spoiler_within_a_line_does_not_break_it(desktop_page, presses):
    theory = make_theory(body="She ||left|| and `came back`.")
    desktop_page.goto(theory.get_absolute_url())
    spoiler = desktop_page.locator(".theory-claim details.spoiler > summary")
    for _press in range(presses):
        spoiler.click()
    following = desktop_page.locator(".theory-claim code")
    spoken, after = spoiler.bounding_box(), following.bounding_box()
    assert abs(spoken["y"] - after["y"]) < 8
    assert after["x"] > spoken["x"] + spoken["width"]


def test_evidence_on_a_card_takes_a_line_however_long_it_is(page):
    for title in ["Short", UNBROKEN]:
        theory = make_theory(f"{title} evidence for it"[:140])
        make_link(theory, make_evidence(title))
    page.goto("/theories/")
    heights = [
        line.bounding_box()["height"] for line in page.locator(".strongest").all()
    ]
    assert len(heights) == 2
    assert heights[0] == heights[1]


def test_a_card_leaves_no_room_for_evidence_that_is_not_there(desktop_page):
    theory = make_theory("Nothing is tied to this one", body="")
    desktop_page.goto("/theories/")
    card = desktop_page.locator(".theory-card")
    title, byline = card.get_by_role("heading"), card.locator(".byline")
    below = title.bounding_box()
    assert theory.is_hunch
    assert top_of(byline) - (below["y"] + below["height"]) < 16
