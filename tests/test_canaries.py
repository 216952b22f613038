"""No word beyond a horizon appears anywhere: every address, plain and as a fragment."""

import re
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from episodes.viewer import Horizon

from .canaries import BEACON, HORIZONS, make_world, neutral_gates
from .factories import make_user
from .site_map import routes

CANARY = re.compile("zq[0-9]{3}xk")
LINK = re.compile(r'(?:href|src|action|hx-get|hx-post)="([^"]+)"')
STARTS = [
    "/theories/?sort=new",
    "/theories/?sort=best",
    "/theories/?sort=contested",
    *(f"/{each}/?q={BEACON}" for each in ["theories", "evidence", "characters"]),
    # Every address without a parameter, those still to come included.
    *(reverse(name) for name, parameters in routes() if not parameters),
]
MOST_PAGES = 400
FOR_MACHINES = ("/feeds/", "/sitemap", "/oembed/", "/moderation/log.atom")
"""These tell what a first visitor may know, whoever asks."""


@pytest.fixture
def world(db):
    return make_world()


def watching(horizon, *, signed_in):
    """A client of somebody who has watched as far as `horizon`."""
    client = Client()
    if signed_in:
        User.objects.filter(username="watcher").delete()
        client.force_login(make_user("watcher"))
    client.post(
        "/horizon/",
        {
            "watched_through": horizon.watched_through,
            **({"announcements": "on"} if horizon.announcements else {}),
            **({"webtoon": "on"} if horizon.webtoon else {}),
        },
    )
    return client


def addresses_in(page, url):
    """The addresses of this site that a page leads to."""
    for found in LINK.findall(page):
        target = urlsplit(urljoin(url, unescape(found)))
        is_ours = target.netloc in ("", "testserver") and target.path.startswith("/")
        # Asking for the way out would end the crawl of a fan.
        if is_ours and not target.path.startswith(("/static/", "/accounts/")):
            yield f"{target.path}?{target.query}" if target.query else target.path


def all_of(response):
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return unquote(f"{headers}\n{response.content.decode()}")


def crawl(client, starts):
    """(address, everything answered), for all that can be reached by GET."""
    waiting, seen = list(starts), set()
    while waiting and len(seen) < MOST_PAGES:
        url = waiting.pop()
        if url in seen or "next=" in url:
            continue
        seen.add(url)
        response = client.get(url)
        answer = all_of(response)
        if response.status_code == 404:
            # "Log in" leads back to the address asked for, which tells nothing new.
            answer = answer.replace(urlsplit(url).path, "")
        yield url, answer
        if response.status_code == 200 and "gates" not in url:
            yield url, all_of(client.get(url, headers={"HX-Request": "true"}))
        waiting += addresses_in(response.content.decode(), url)
        if response.has_header("Location"):
            waiting += addresses_in(f'href="{response["Location"]}"', url)


@pytest.mark.parametrize(
    ("horizon", "signed_in"),
    [
        (HORIZONS[0], False),
        (HORIZONS[1], True),
        (HORIZONS[3], False),
        (HORIZONS[4], True),
        (HORIZONS[5], False),
    ],
    ids=str,
)
def test_nothing_beyond_the_horizon_is_told(horizon, signed_in, world):
    client = watching(horizon, signed_in=signed_in)
    known, told = world.known_to(horizon), set()
    for url, answer in crawl(client, [*STARTS, *world.urls, *neutral_gates()]):
        words = set(CANARY.findall(answer))
        if url.startswith(FOR_MACHINES):
            assert words <= world.known_to(Horizon()), url
            continue
        for word in words - known:
            place = answer.index(word)
            pytest.fail(f"{url} tells {word}: {answer[place - 150 : place + 50]}")
        told |= words
    # The crawl would prove nothing if it did not come to what may be told.
    assert len(told) > 0.8 * len(known)


@pytest.mark.parametrize("horizon", HORIZONS[:3], ids=str)
def test_forms_offer_nothing_beyond_the_horizon(horizon, world):
    client = watching(horizon, signed_in=True)
    known = world.known_to(horizon)
    typed = {"title": f"The {BEACON} of it all", "q": BEACON}
    for step in ["find", "look_alikes", "preview", "post"]:
        for headers in [{}, {"HX-Request": "true"}]:
            answer = all_of(
                client.post("/theories/new/", typed | {step: "1"}, headers=headers)
            )
            assert set(CANARY.findall(answer)) <= known


@pytest.mark.parametrize("where", ["/search/", "/theories/", "/evidence/"])
def test_a_hidden_word_answers_like_a_word_nobody_wrote(where, world):
    """Searching must not tell whether a word stands beyond the horizon."""
    client = watching(HORIZONS[1], signed_in=False)
    hidden = sorted(world.words.keys() - world.known_to(HORIZONS[1]))
    answers = {
        client.get(where, {"q": word}).content.decode().replace(word, "")
        for word in [hidden[0], hidden[-1], "zq999xk"]
    }
    assert len(answers) == 1


def test_one_address_in_turn_for_five_horizons(world):
    clients = [watching(each, signed_in=False) for each in HORIZONS]
    for _round in range(2):
        for horizon, client in zip(HORIZONS, clients, strict=True):
            response = client.get("/theories/?sort=new")
            words = set(CANARY.findall(response.content.decode()))
            assert words <= world.known_to(horizon)
            assert "Cookie" in response["Vary"]


def test_moving_back_hides_again_at_once(world):
    client = watching(HORIZONS[-1], signed_in=False)
    gate = next(url for url in neutral_gates() if "theory" in url)
    client.post(gate)
    client.post("/horizon/", {"watched_through": 101})
    known = world.known_to(HORIZONS[0])
    for url, answer in crawl(client, ["/", "/theories/", gate, *world.urls]):
        if not url.startswith(FOR_MACHINES):
            assert set(CANARY.findall(answer)) <= known, url
