"""The cabinet shows every fragment in every state, and axe finds nothing in it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .axe import THEMES, Axe
from .factories import make_user
from .steps import enter
from .test_narrow import BEYOND

TEMPLATES = Path(__file__).parent.parent / "templates"
# Stand on every page, once.
PARTS_OF_EVERY_PAGE = {
    "_bottom_bar.html",
    "_error_page.html",
    "_first_visit.html",
    "_messages.html",
    "_search_box.html",
    "_site_foot.html",
    "_site_head.html",
    "theories/_theory_head.html",
    "theories/_for_machines.html",  # nothing to see
    "accounts/_trap.html",  # nor here, for people
}


@pytest.fixture
def staff(db):
    return make_user("maker", is_staff=True)


def test_every_fragment_has_a_drawer(as_user, staff):
    shown = {
        name for name, _states in as_user(staff).get("/cabinet/").context["drawers"]
    }
    files = {str(file.relative_to(TEMPLATES)) for file in TEMPLATES.rglob("_*.html")}
    assert files - shown == PARTS_OF_EVERY_PAGE
    assert shown <= files


@pytest.mark.django_db
def test_the_cabinet_is_closed_to_all_but_staff(client, as_user, ben):
    assert client.get("/cabinet/").status_code == 302
    assert as_user(ben).get("/cabinet/").status_code == 403


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_axe_finds_nothing_in_it(open_page, staff):
    page = enter(open_page(size=(320, 640)), staff)
    page.goto("/cabinet/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cabinet")
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        assert page.evaluate(BEYOND) == [], theme
    axe = Axe(page)
    axe.look("cabinet")
    assert axe.violations == []
