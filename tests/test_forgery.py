"""A form that another site sends in a fan's name is refused, right token or not."""

import pytest
from django.test import Client

from .site_map import BY_THEIR_LINK

SOMEBODY_ELSES = "b" * 32


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://testserver", 303),
        ("https://elsewhere.example", 403),
        ("http://testserver.elsewhere.example", 403),
        ("null", 403),
    ],
)
def test_a_right_token_from_a_foreign_origin_is_refused(origin, status, season_one):
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/horizon/")
    typed = {
        "csrfmiddlewaretoken": page.context["csrf_token"],
        "watched_through": "101",
    }
    answer = browser.post("/horizon/", typed, headers={"Origin": origin})
    assert answer.status_code == status


def forged(who, **changed):
    """A browser of somebody logged in that another page makes send a form."""
    client = Client(enforce_csrf_checks=True, headers={"HX-Request": "true"})
    if who:
        client.force_login(who)
    client.cookies["csrftoken"] = "a" * 32
    headers = {"X-CSRFToken": "a" * 32, "HX-Request": "true", **changed}
    return lambda url: client.post(url, headers=headers).status_code


@pytest.mark.parametrize(
    "changed",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"X-CSRFToken": SOMEBODY_ELSES},
        {"X-CSRFToken": "nonsense"},
    ],
    ids=lambda changed: "-".join(f"{k}-{v[:8]}" for k, v in changed.items()),
)
@pytest.mark.parametrize("who", ["visitor", "moderator"])
def test_no_address_takes_a_forged_post(who, changed, addresses, mona):
    send = forged(mona if who == "moderator" else None, **changed)
    found = {name: send(url) for name, url in addresses.items()}
    taken = {name for name, status in found.items() if status != 403}
    assert taken == BY_THEIR_LINK


def test_the_same_post_unforged_gets_further(addresses, mona):
    """The control: with the right token, and no foreign origin, it is not refused."""
    send = forged(mona)
    assert send(addresses["horizon"]) == 422
    assert send(addresses["moderation:decisions"]) != 403
