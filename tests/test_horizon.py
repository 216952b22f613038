"""Saying how far one has watched: a cookie for visitors, the account for fans."""

import pytest
from django.contrib.auth import get_user_model

from .factories import make_theory

SPOILER = "Zanzibar is behind it"

pytestmark = pytest.mark.usefixtures("season_one")


def tells(client, theory):
    return SPOILER in client.get(theory.get_absolute_url()).content.decode()


def say(client, watched_through=105, **more):
    return client.post("/horizon/", {"watched_through": watched_through, **more})


def test_a_visitor_keeps_it_in_a_cookie(client):
    theory = make_theory(SPOILER, reveal_at=110)
    response = say(client, 105)
    cookie = response.cookies["horizon"]
    assert response.status_code == 303
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert not tells(client, theory)
    say(client, 110)
    assert tells(client, theory)


def test_a_fan_keeps_it_in_the_account(as_user, ben):
    response = say(as_user(ben), 105, announcements="on", webtoon="on")
    ben.refresh_from_db()
    assert response.status_code == 303
    assert ben.watched_through == 105
    assert (ben.shows_announcements, ben.shows_webtoon) == (True, True)


def test_it_follows_through_sign_up_and_log_out(client):
    say(client, 103)
    password = "a long enough password"
    typed = {"username": "nora", "email": "nora@example.org"}
    client.post(
        "/accounts/signup/", typed | {"password1": password, "password2": password}
    )
    nora = get_user_model().objects.get(username="nora")
    assert nora.watched_through == 103
    client.post("/accounts/logout/")
    assert client.get("/").wsgi_request.viewer.horizon.watched_through == 103


@pytest.mark.parametrize("switch", ["announcement", "webtoon"])
def test_switches_show_what_else_was_told(switch, client):
    theory = make_theory(SPOILER, reveal_axis=switch)
    assert not tells(client, theory)
    say(client, 112, announcements="on", webtoon="on")
    assert tells(client, theory)
    say(client, 112)
    assert not tells(client, theory)


@pytest.mark.parametrize(
    "watched_through", ["", "0", "113", "201", "x", "S1E5", "\0", "-1", str(2**63)]
)
def test_an_episode_that_is_none_is_refused(watched_through, client):
    response = say(client, watched_through)
    assert response.status_code == 422
    assert response.context["form"].errors["watched_through"]
    assert "horizon" not in response.cookies


@pytest.mark.parametrize("kept", ["", "201.1.1", "201.1.1:forged", "x", "\0", "::"])
def test_a_cookie_made_by_hand_says_nothing(kept, client):
    theory = make_theory(SPOILER, reveal_at=201)
    client.cookies["horizon"] = kept
    assert not tells(client, theory)
    assert client.get("/").context["viewer"].horizon.watched_through == 112


def test_the_site_goes_on_where_the_reader_was(client):
    response = say(client, next="/theories/?arc=other&q=걸")
    assert response["Location"] == "/theories/?arc=other&q=%EA%B1%B8"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.com/",
        "//example.com/",
        "///example.com/",
        "/\\example.com/",
        "\\\\example.com",
        "http:example.com",
        "http:///example.com",
        "javascript:alert(1)",
        " //example.com",
        "\x08//example.com",
        "https://testserver@example.com/",
        "nothing",
        "admin:index",
        "\0",
    ],
)
def test_next_leads_to_no_other_site(elsewhere, client):
    for response in [
        say(client, next=elsewhere),
        client.post("/horizon/?next=//example.com", {"watched_through": "105"}),
    ]:
        assert response.status_code == 303
        assert response["Location"] == "/"


def test_next_breaks_no_header(client):
    response = say(client, next="/theories/\r\nSet-Cookie: x=y")
    assert "\r" not in response["Location"]
    assert "x" not in response.cookies


def test_a_first_visit_is_told_that_season_one_is_spoiled(client):
    notice = "This site tells all of season 1."
    assert notice in client.get("/").content.decode()
    say(client, 112)
    assert notice not in client.get("/").content.decode()
