"""Pages turn into each other, unless their reader wants no motion."""

import pytest

from .factories import make_theory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LISTEN = """addEventListener("pagereveal", (event) => {
    window.isTurning = event.viewTransition !== null;
})"""


@pytest.mark.parametrize(
    ("motion", "turns"), [("no-preference", True), ("reduce", False)]
)
def test_a_page_turns_into_the_next_one_where_motion_is_welcome(page, motion, turns):
    theory = make_theory("The bonfire is a signal to the halfbies")
    page.emulate_media(reduced_motion=motion)
    page.add_init_script(LISTEN)
    page.goto("/theories/")
    page.get_by_role("link", name=theory.title).click()
    page.wait_for_url(f"**{theory.get_absolute_url()}")
    page.wait_for_function("window.isTurning !== undefined")
    assert page.evaluate("window.isTurning") is turns
