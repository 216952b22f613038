"""Accounts: signing up, logging in and out, passwords, e-mail and the second factor."""

import re

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.db import IntegrityError
from django.test import Client

from accounts.models import User

from .factories import PASSWORD, make_user

NEW_PASSWORD = "quite another password"
LINK = re.compile(r"https?://[^/\s]+(/accounts/\S+)")


@pytest.fixture(autouse=True)
def nobody_tried_before():
    """Limits on tries are kept in the cache, which outlives a test."""
    cache.clear()


def sign_up(client, username="nam-ra", **changed):
    typed = {
        "username": username,
        "email": "nam-ra@example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    return client.post("/accounts/signup/", typed | changed)


def log_in(client, login="ana", password=PASSWORD, **more):
    return client.post(
        "/accounts/login/", {"login": login, "password": password, **more}
    )


def is_logged_in(client):
    return client.get("/settings/").status_code == 200


def link_in(mail):
    return LINK.search(mail.body)[1]


def test_signing_up_logs_in(client, db):
    response = sign_up(client)
    assert response.status_code == 302
    assert is_logged_in(client)
    assert client.get("/fans/nam-ra/").status_code == 200


@pytest.mark.parametrize(
    "username",
    [
        "",
        "ab",
        "a" * 31,
        "ana",
        "Ana",
        "ANA",
        " ana ",
        "аna",  # the first letter is Cyrillic
        "남라남라",
        "nam ra",
        "nam.ra",
        "nam@ra",
        "nam\u200bra",
        "nam\0ra",
        "<b>x</b>",
        "admin",
        "Admin",
        "MODERATOR",
        "tracker",
        "staff",
        "root",
    ],
)
def test_a_name_that_cannot_be_is_refused(username, client, ana):
    response = sign_up(client, username)
    assert response.status_code in (200, 422)
    assert response.context["form"].errors["username"]
    assert "nam-ra@example.org" in response.content.decode()
    assert list(User.objects.all()) == [ana]


@pytest.mark.parametrize("username", ["abc", "a" * 30, "Nam-ra_2", "---", "123"])
def test_a_name_keeps_the_case_it_was_given(username, client, db):
    sign_up(client, username)
    assert User.objects.get().username == username


def test_the_database_refuses_a_name_that_differs_in_case_only(ana):
    with pytest.raises(IntegrityError):
        make_user("ANA")


@pytest.mark.parametrize(
    "password", ["short", "password1234", "123456789012345", "nam-ra@example.org"]
)
def test_a_weak_password_is_refused(password, client, db):
    response = sign_up(client, password1=password, password2=password)
    assert response.context["form"].errors["password1"]
    assert not User.objects.exists()


@pytest.mark.parametrize("login", ["ana", "ANA", "ana@example.org", "ANA@example.org"])
def test_a_fan_logs_in_by_name_or_address_in_any_case(login, client, ana):
    assert log_in(client, login).status_code == 302
    assert is_logged_in(client)


def test_a_wrong_password_and_a_wrong_name_are_told_alike(client, ana):
    texts = set()
    for login, password in [("ana", "wrong password"), ("nobody", PASSWORD)]:
        response = log_in(client, login, password)
        texts.add(str(response.context["form"].errors.as_json()))
        assert not is_logged_in(client)
    assert len(texts) == 1


def test_logging_out_takes_a_button(as_user, ana):
    client = as_user(ana)
    client.get("/accounts/logout/")
    assert is_logged_in(client)
    assert client.post("/accounts/logout/")["Location"] == "/"
    assert not is_logged_in(client)


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.com/", "//example.com/", "/\\example.com", "javascript:x", "\0"],
)
def test_logging_in_leads_to_no_other_site(elsewhere, client, ana):
    assert log_in(client, next=elsewhere)["Location"] == "/"


def test_logging_in_leads_back(client, ana):
    assert log_in(client, next="/theories/new/")["Location"] == "/theories/new/"


def test_a_forgotten_password_is_reset_by_mail_once(client, ana, mailoutbox):
    client.post("/accounts/password/reset/", {"email": "ana@example.org"})
    link = link_in(mailoutbox[0])
    form = client.get(link, follow=True).request["PATH_INFO"]
    typed = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post(form, typed)
    assert mailoutbox[0].to == ["ana@example.org"]
    assert log_in(Client(), password=PASSWORD).status_code != 302
    assert log_in(Client(), password=NEW_PASSWORD).status_code == 302
    again = Client().get(link, follow=True)
    assert again.status_code == 200
    assert "form" not in again.context or again.context.get("token_fail") is not None


def test_an_unknown_address_is_answered_like_a_known_one(client, ana):
    answers = [
        client.post("/accounts/password/reset/", {"email": f"{name}@example.org"})
        for name in ["ana", "nobody"]
    ]
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1


def test_changing_the_password_ends_other_sessions(ana):
    here, elsewhere = Client(), Client()
    log_in(here)
    log_in(elsewhere)
    typed = {
        "oldpassword": PASSWORD,
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD,
    }
    here.post("/accounts/password/change/", typed)
    assert is_logged_in(here)
    assert not is_logged_in(elsewhere)


def test_a_new_address_is_added_on_the_page_for_it(client, ana):
    log_in(client)
    typed = {"email": "new@example.org", "action_add": ""}
    client.post("/accounts/email/", typed)
    assert "new@example.org" in client.get("/accounts/email/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "2fa/",
        "2fa/totp/activate/",
        "2fa/webauthn/",
        "2fa/webauthn/add/",
        "reauthenticate/",
        "email/",
        "password/change/",
    ],
)
def test_every_page_of_an_account_opens(path, client, ana):
    log_in(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get(f"/accounts/{path}")
    assert page.status_code == 200
    assert "<h1" in page.content.decode()


@pytest.mark.parametrize("path", ["2fa/totp/activate/", "2fa/webauthn/add/"])
def test_the_second_factor_is_set_up_by_who_knows_the_password(path, client, ana):
    log_in(client)
    page = client.get(f"/accounts/{path}")
    assert page["Location"].startswith("/accounts/reauthenticate/")


def code_of(secret):
    """What an authenticator shows now."""
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


@pytest.mark.parametrize("door", ["/settings/", "/admin/"])
def test_with_an_authenticator_the_password_is_not_enough(door, client, mona):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(mona, secret)
    asked = log_in(client, "mona", next=door)
    assert asked["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get(door).status_code == 302
    assert client.get(asked["Location"]).status_code == 200
    client.post(asked["Location"], {"code": "000000"})
    assert client.get(door).status_code == 302
    client.post(asked["Location"], {"code": code_of(secret)})
    assert client.get(door).status_code == 200


@pytest.fixture
def mail_server(settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


def test_with_a_mail_server_the_address_is_confirmed_first(
    mail_server, client, db, mailoutbox
):
    sign_up(client)
    assert not is_logged_in(client)
    link = link_in(mailoutbox[0])
    page = client.get(link)
    # Mail scanners open links: only the button confirms.
    assert page.status_code == 200
    assert log_in(Client(), "nam-ra").url.startswith("/accounts/confirm-email/")
    client.post(link)
    again = Client()
    log_in(again, "nam-ra")
    assert is_logged_in(again)


def test_without_a_mail_server_nothing_is_asked(client, db, mailoutbox):
    sign_up(client)
    assert is_logged_in(client)
    assert mailoutbox == []


def test_guessing_is_slowed_down_even_for_the_right_guess(client, ana):
    for _ in range(12):
        log_in(client, password="wrong password")
    assert log_in(client).status_code != 302
    assert not is_logged_in(client)


def test_a_flood_of_sign_ups_is_refused(client, db):
    answers = [sign_up(client, "x").status_code for _ in range(25)]
    assert answers[-1] == 429
