"""What scripts fetch keeps to the horizon as well: every answer a browser receives."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from .canaries import BEACON, HORIZONS, make_world
from .factories import make_user
from .steps import log_in
from .test_canaries import CANARY, watching

pytestmark = pytest.mark.django_db(transaction=True)

READING = [
    *["/theories/", "/evidence/", "/characters/"],
    *["/episodes/s1e12/", "/episodes/s2e3/"],
]


@pytest.fixture
def world(db):
    return make_world()


def listen(page):
    """Every answer with a text that the page receives from now on, as it comes in."""
    answers = []

    def keep(response):
        is_text = "text/html" in response.headers.get("content-type", "")
        if is_text and response.status == 200:
            answers.append((response.url, response.text()))

    page.on("response", keep)
    return answers


@pytest.mark.browser
def test_nothing_a_browser_receives_is_beyond_the_horizon(page, world):
    watcher = make_user("watcher", watched_through=103)
    log_in(page, watcher)
    answers = listen(page)
    for address in READING:
        page.goto(address)
        page.wait_for_load_state("networkidle")
    page.goto("/theories/new/")
    page.locator("[name=title]").fill(f"The {BEACON} of it all")
    page.wait_for_load_state("networkidle")
    page.locator("[name=q]").last.fill(BEACON)
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_role("button", name="Add").first.wait_for()
    known = world.known_to(HORIZONS[1])
    told = {word for _url, text in answers for word in CANARY.findall(text)}
    assert told
    assert told <= known


def test_horizons_asking_at_the_same_moment_are_kept_apart(world):
    clients = [watching(each, signed_in=False) for each in HORIZONS]

    def read(client):
        try:
            return client.get("/theories/?sort=new").content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as threads:
        for _round in range(3):
            pages = threads.map(read, clients)
            for horizon, page in zip(HORIZONS, pages, strict=True):
                assert set(CANARY.findall(page)) <= world.known_to(horizon)
