"""Accounts: signing up, logging in and logging out."""

import pytest
from django.db import IntegrityError
from django.test import Client

from accounts.models import User

from .at_the_door import is_logged_in, link_in, log_in, sign_up
from .factories import PASSWORD, make_user


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
    assert response.status_code == 422
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
