"""The sweeps in a browser leave no page out: who adds one names it for them."""

from urllib.parse import unquote, urlsplit

import pytest
from django.urls import Resolver404, resolve

from .site_map import NOT_PAGES, POST_ONLY, routes
from .world import World

LOOKED_AT_ELSEWHERE = {
    "cabinet",  # test_cabinet.py
    "gate",  # sent to; shown at the address of what it hides
    "mfa_authenticate",  # on the way in, in test_axe.py
}
FOR_MACHINES = {
    "metrics",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
    "privacy:archive",
    "security_txt",
    "syndication:oembed",
}
LEAD_ELSEWHERE = {
    "account_confirm_login_code",  # logging in takes a password here
    "account_set_password",  # every fan has one
    "theories:comment",  # to its place in the discussion
}
KNOWN = LOOKED_AT_ELSEWHERE | FOR_MACHINES | LEAD_ELSEWHERE


def name_of(url):
    try:
        return resolve(unquote(urlsplit(url).path)).view_name
    except Resolver404:
        return "nothing there"


@pytest.mark.django_db
def test_every_page_is_looked_at():
    world = World()
    pages = world.visitor_pages() | world.fan_pages()
    pages |= world.careful_pages() | world.moderator_pages()
    looked_at = {name_of(url) for url in pages.values()}
    names = {name for name, _ in routes() if not name.startswith("admin:")}
    assert names - looked_at - KNOWN - POST_ONLY - NOT_PAGES == set()
