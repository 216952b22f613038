"""A season from before its premiere to the leaderboard, with a script and without."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from episodes.models import Season

from .factories import make_episode, make_evidence, make_theory
from .steps import button, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def season_two(season_one):
    episodes = {order: make_episode(order) for order in range(201, 204)}
    Season.objects.filter(pk=2).update(premieres_at=timezone.now() + timedelta(days=1))
    make_evidence("She stands on the roof", episode=episodes[203], reveal_at=203)
    return episodes


@pytest.fixture
def theories(ana, ben):
    """Ten claims; on nine of them ben has said what he thinks already."""
    theories = [
        make_theory(f"Claim number {n} comes true", author=ana) for n in range(10)
    ]
    for theory in theories[1:]:
        theory.give_odds(ben, 90)
    return theories


def give_odds(page, theory, percent):
    page.goto(theory.get_absolute_url())
    page.get_by_label("Your odds, in percent").fill(str(percent))
    page.locator("#odds-give").click()
    expect(page.get_by_text("Your odds are on record").first).to_be_attached()


def settle(page, theory):
    page.goto(f"{theory.get_absolute_url()}verdict/")
    page.locator("[name=outcome][value=confirmed]").check()
    page.get_by_label("She stands on the roof").check()
    page.locator("[name=reason]").fill("It was shown.")
    button(page, "See what it will do").click()
    page.locator("button[name=settle]").click()
    expect(page.get_by_text("It was shown.").first).to_be_visible()


def watch(page, order):
    page.goto("/horizon/")
    page.locator("[name=watched_through]").select_option(str(order))
    page.locator("main form button").last.click()


def test_a_season_from_its_premiere_to_the_leaderboard(
    either_page, open_page, season_two, theories, ben, mona
):
    page, desk = enter(either_page, ben), enter(open_page(), mona)
    give_odds(page, theories[0], 80)
    page.goto("/board/")
    expect(page.get_by_text("Can change until season 2 comes out.")).to_have_count(10)

    Season.objects.filter(pk=2).update(premieres_at=timezone.now())
    give_odds(page, theories[0], 99)
    page.goto("/board/")
    expect(page.get_by_text("Counts as held on")).to_have_count(10)
    expect(page.get_by_text(": 80 %.")).to_be_visible()

    watch(desk, 203)
    for theory in theories:
        settle(desk, theory)

    page.goto("/leaderboards/")
    expect(page.get_by_text("Nobody has 10 settled theories")).to_be_visible()
    page.goto("/fans/ben/")
    expect(page.get_by_text("Settled").locator("xpath=../dd")).to_have_text("0")

    watch(page, 203)
    page.goto("/leaderboards/")
    row = page.get_by_role("row").filter(has_text="ben")
    # Nine times (1 - 0.9)², once (1 - 0.8)²: 0.13 / 10
    expect(row).to_contain_text("0.013")
    row.get_by_role("link", name="ben").click()
    expect(page.get_by_text("Clearly better than saying 50 %")).to_be_visible()
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("cell", name="90–100 %")).to_be_visible()
    page.get_by_role("link", name="Your board").first.click()
    expect(page.get_by_text("You held 80 %: Brier score 0.040.")).to_be_visible()
