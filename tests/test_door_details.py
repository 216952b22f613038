"""What the standards ask of doors, cookies and parameters, one by one."""

import os
import subprocess
import sys

import pytest
import time_machine
from allauth.mfa.totp.internal import auth as totp
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from accounts.passwords import LeakedPasswordValidator
from web import signed_cookies

from .at_the_door import is_logged_in, link_in, log_in
from .plugins.servers import address_of_database
from .test_passwords import code_of

COOKIES_OVER_HTTPS = """
import django; django.setup()
from django.test import Client
client = Client(headers={"host": "tracker.example"})
client.get("/accounts/login/", secure=True)
client.post("/language/", {"language": "ko"}, secure=True)
print(client.cookies.output())
"""


@pytest.mark.django_db(transaction=True)
def test_over_https_every_cookie_is_of_this_host_alone():
    place = {"SITE_URL": "https://tracker.example", "DATA_DIR": "test-results"}
    place |= {"DATABASE_URL": address_of_database(), "SECRET_KEY": "of a test"}
    place["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    command = [sys.executable, "-W", "ignore", "-c", COOKIES_OVER_HTTPS]
    told = subprocess.check_output(command, env=os.environ | place, text=True)
    lines = [line for line in told.splitlines() if line.startswith("Set-Cookie")]
    assert len(lines) == 2
    for line in lines:
        assert line.startswith("Set-Cookie: __Host-")
        for word in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]:
            assert word in line
        assert "Domain" not in line


def test_what_visitors_chose_is_kept_as_strictly(settings):
    settings.COOKIE_PREFIX, settings.HAS_HTTPS = "__Host-", True
    answer = HttpResponse()
    signed_cookies.keep(answer, "horizon", "112.0.0", salt="x")
    line = answer.cookies["__Host-horizon"].output()
    assert all(word in line for word in ["Secure", "HttpOnly", "SameSite=Lax"])
    request = RequestFactory().get("/")
    request.COOKIES["__Host-horizon"] = answer.cookies["__Host-horizon"].value
    assert signed_cookies.read(request, "horizon", salt="x") == "112.0.0"


@pytest.mark.parametrize("path", ["/", "/feeds/theories.atom", "/nowhere/", "/healthz"])
def test_no_answer_lets_another_site_read_it(path, client, db):
    answer = client.get(path, headers={"Origin": "https://elsewhere.example"})
    assert not [name for name in answer.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("password", ["#tkn*Iq)9Ixy", "!alfonso921!", "016091388128"])
def test_a_password_that_leaked_as_it_is_is_refused(password):
    with pytest.raises(ValidationError, match="leaked"):
        LeakedPasswordValidator().validate(password)


def test_after_a_reset_the_second_factor_is_still_asked_for(client, ana, mailoutbox):
    totp.TOTP.activate(ana, totp.generate_totp_secret())
    client.post("/accounts/password/reset/", {"email": "ana@example.org"})
    form = client.get(link_in(mailoutbox[0]), follow=True).request["PATH_INFO"]
    new = "quite another password"
    client.post(form, {"password1": new, "password2": new})
    assert not is_logged_in(client)
    asked = log_in(Client(), password=new)
    assert asked["Location"].startswith("/accounts/2fa/authenticate/")


def test_a_code_opens_the_door_once(ana):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(ana, secret)
    opened = []
    with time_machine.travel(timezone.now(), tick=False):
        for client in (Client(), Client()):
            door = log_in(client)["Location"]
            client.post(door, {"code": code_of(secret)})
            opened.append(is_logged_in(client))
    assert opened == [True, False]


def test_the_session_changes_with_the_log_in(ana):
    client = Client()
    client.cookies["sessionid"] = "chosen-by-somebody-else-0123456789"
    log_in(client)
    assert is_logged_in(client)
    assert client.cookies["sessionid"].value != "chosen-by-somebody-else-0123456789"


def test_of_two_values_the_last_counts_and_the_query_never(client, season_one):
    typed = {"watched_through": ["101", "103"]}
    client.post("/horizon/?watched_through=112&announcements=on", typed)
    assert client.cookies["horizon"].value.startswith("103.0.0:")
    refused = client.post("/horizon/?watched_through=112", {})
    assert refused.status_code == 422
