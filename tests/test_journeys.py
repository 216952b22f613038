"""Whole journeys in a real browser, with JavaScript and without."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from theories.models import Theory

from .factories import make_episode, make_evidence
from .steps import button, log_in, sign_up

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CLAIM = "The state sells what it keeps in the Seoul laboratory"


@pytest.fixture
def scene(db):
    return make_evidence(
        "The chained wife and son are taken away", episode=make_episode(112)
    )


@pytest.fixture
def reply_scene(db):
    return make_evidence("The tapes rule out a vaccine", episode=make_episode(110))


def post_with_evidence(page, scene):
    page.goto("/theories/new/")
    page.get_by_label("Your theory, as a statement").fill(CLAIM)
    page.get_by_label("The government").check()
    page.get_by_label("Why you think so").fill(
        "They were ||preserved||, **not** cured."
    )
    page.get_by_label("Find evidence").fill("chained")
    button(page, "Find").click()
    page.get_by_role("button", name=f"Add {scene.title}").click()
    page.get_by_label("How does it bear on the theory?").fill(
        "Nobody speaks of a cure."
    )
    button(page, "Put it on record").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(CLAIM)


@pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "plain"])
def test_a_theory_from_sign_up_to_its_end(
    open_page, javascript, scene, reply_scene, mona
):
    ana, ben = open_page(javascript=javascript), open_page(javascript=javascript)

    sign_up(ana, "ana")
    post_with_evidence(ana, scene)
    expect(ana.locator("#evidence")).to_contain_text("Nobody speaks of a cure.")
    claim = ana.locator(".theory-claim")
    assert "preserved" not in claim.aria_snapshot()
    claim.locator("summary").press("Enter")
    assert "preserved" in claim.aria_snapshot()
    address = ana.url

    sign_up(ben, "ben")
    ben.goto(address)
    button(ben, "Worth reading").click()
    expect(button(ben, "Worth reading")).to_have_attribute("aria-pressed", "true")
    expect(ben.locator(".vote-score")).to_contain_text("1")
    ben.get_by_role("link", name="Link more evidence").click()
    ben.get_by_label(reply_scene.title).check()
    ben.get_by_label("contradicts").check()
    ben.get_by_label("Argument").fill("There is nothing to sell without a vaccine.")
    button(ben, "Link this evidence").click()
    expect(ben.locator("#evidence")).to_contain_text("nothing to sell")
    ben.get_by_label("Your comment").fill("**굵게**는 bold")
    button(ben, "Post your comment").click()
    expect(ben.locator("#discussion strong")).to_have_text("굵게")

    ana.goto(address)
    ana.get_by_role("link", name="Reply").click()
    expect(ana.get_by_text("Your reply to ben.")).to_be_visible()
    ana.get_by_label("Your comment").fill("Thank you.")
    button(ana, "Post your reply").click()
    expect(ana.locator("#discussion")).to_contain_text("Thank you.")
    ana.get_by_role("link", name="Edit your theory").click()
    ana.get_by_label("Your theory, as a statement").fill(f"{CLAIM} abroad")
    button(ana, "Save your changes").click()
    expect(ana.get_by_role("heading", level=1)).to_have_text(f"{CLAIM} abroad")
    ana.get_by_role("link", name="edited").first.click()
    expect(ana.locator("ins")).to_contain_text("abroad")

    moderator, visitor = (
        open_page(javascript=javascript),
        open_page(javascript=javascript),
    )
    visitor.goto(address)
    expect(visitor.get_by_role("heading", level=1)).to_have_text(f"{CLAIM} abroad")
    hide_in_the_admin(moderator, mona, CLAIM)
    assert visitor.goto(address).status == 404
    expect(visitor.get_by_text(CLAIM)).to_have_count(0)


def hide_in_the_admin(page, moderator, title):
    log_in(page, moderator, at="/admin/theories/theory/")
    page.get_by_role("row").filter(has_text=title).get_by_role("checkbox").check()
    page.locator("select[name=action]").select_option("hide")
    page.get_by_role("button", name=re.compile("Run|Go")).first.click()
    page.get_by_label("Reason").select_option("off-topic")
    page.get_by_label("In words").fill("This is not about the series.")
    page.get_by_role("button", name="Hide", exact=True).click()
    expect(page.get_by_text("1 decision made.")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "plain"])
class TestBadNights:
    """What goes wrong for a fan on a phone, and must not cost them a word."""

    def test_a_refused_theory_keeps_everything_typed(
        self, open_page, javascript, ana, scene
    ):
        page = open_page(javascript=javascript)
        log_in(page, ana)
        page.goto("/theories/new/")
        page.get_by_label("Your theory, as a statement").fill("Will Nam-ra come back?")
        page.get_by_label("Nam-ra's group").check()
        page.get_by_label("Why you think so").fill("Because of the fire.")
        button(page, "Put it on record").click()
        expect(page.get_by_text("Say it as a statement").first).to_be_visible()
        expect(page.get_by_label("Nam-ra's group")).to_be_checked()
        expect(page.get_by_label("Why you think so")).to_have_value(
            "Because of the fire."
        )
        assert not Theory.objects.exists()


def test_the_whole_canon_can_be_read(page):
    """Every kind of page on the real content, without a fault in the browser."""
    call_command("load_canon", verbosity=0)
    for start in ["/", "/theories/", "/evidence/", "/characters/", "/episodes/s1e12/"]:
        page.goto(start)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/theories/")
    page.get_by_role("link", name="Show more").click()
    expect(page.locator("#items > li, .theory-card").nth(25)).to_be_visible()
    page.goto("/characters/choi-nam-ra/")
    expect(page.get_by_text("최남라").first).to_be_visible()
