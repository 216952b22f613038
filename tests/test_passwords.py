"""What keeps an account its owner's: passwords, e-mail, the second factor, limits."""

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from .at_the_door import is_logged_in, link_in, log_in, prove_again, sign_up
from .factories import PASSWORD

NEW_PASSWORD = "quite another password"


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
    prove_again(client)
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
    prove_again(client)
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


def test_guessing_is_slowed_down_even_for_the_right_guess(client, ana):
    for _ in range(12):
        log_in(client, password="wrong password")
    assert log_in(client).status_code != 302
    assert not is_logged_in(client)


def test_a_flood_of_sign_ups_is_refused(client, db):
    answers = [sign_up(client, "x").status_code for _ in range(25)]
    assert answers[-1] == 429
