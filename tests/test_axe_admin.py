"""axe-core finds nothing in the admin but what Django's own templates bring."""

import pytest
from playwright.sync_api import expect

from .axe import Axe
from .steps import enter
from .world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OF_DJANGO = {
    # The heads of inline rows: one for what cannot be seen, one for their number.
    ("empty-table-header", '<th class="original"></th>'),
    ("empty-table-header", "<th></th>"),
    # Select2 names its list, and neither the field in it nor the item around it.
    ("label", '<input class="select2-search__field"'),
    ("list", '<ul class="select2-selection__rendered"'),
}
"""Rules, and the markup of Django that breaks them."""


def is_of_django(rule, html):
    return any(rule == each and html.startswith(start) for each, start in OF_DJANGO)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_moderators_open_in_the_admin(open_page, language):
    world = World()
    page = enter(open_page(locale=language), world.moderator)
    axe = Axe(page)
    for name, url in {
        "index": "/admin/",
        "list": "/admin/theories/theory/",
        "form": f"/admin/theories/theory/{world.canon.pk}/change/",
    }.items():
        axe.look_at(name, url)
        expect(page.locator("#content")).to_be_visible()
    assert [
        (look, rule, html)
        for look, rule, places in axe.violations
        for html in places
        if not is_of_django(rule, html)
    ] == []
