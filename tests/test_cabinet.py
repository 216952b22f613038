"""The cabinet shows every fragment in every state, and axe finds nothing in it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .factories import make_user
from .steps import enter
from .test_axe import Axe
from .test_narrow import BEYOND

TEMPLATES = Path(__file__).parent.parent / "templates"
# Stand on every page, once.
PARTS_OF_EVERY_PAGE = {
    "_bottom_bar.html",
    "_error_page.html",
    "_first_visit.html",
    "_icon.html",
    "_messages.html",
    "_site_foot.html",
    "_site_head.html",
    "theories/_theory_head.html",
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
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_it(open_page, staff, theme):
    page = enter(open_page(size=(320, 640)), staff)
    page.emulate_media(color_scheme=theme)
    page.goto("/cabinet/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cabinet")
    assert page.evaluate(BEYOND) == []
    axe = Axe(page, "en")
    axe.look(theme)
    assert axe.violations == []
