"""What people do on the site: steps that browser tests share."""

import re
from types import SimpleNamespace

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from .factories import PASSWORD


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def sign_up(page, username):
    page.goto("/accounts/signup/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=email]").fill(f"{username}@example.org")
    page.locator("[name=password1]").fill(PASSWORD)
    page.locator("[name=password2]").fill(PASSWORD)
    page.locator("[name=password2]").press("Enter")
    expect(page).to_have_url(re.compile(r"/$"))
    expect(page).not_to_have_url(re.compile("accounts"))


def log_in(page, user, *, at="/accounts/login/"):
    page.goto(at)
    page.locator("[name=login]").fill(user.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    expect(page).not_to_have_url(re.compile("accounts/login"))


def just_logged_in(user):
    """A client whose user gave the password just now, and need not give it again."""
    client = Client()
    client.force_login(user)
    session = client.session
    entered = SimpleNamespace(session=session)
    record_authentication(entered, user, "password", reauthenticated=True)
    session.save()
    return client


def enter(page, user):
    """Be logged in without the form, where logging in is not what is tested."""
    name, key = settings.SESSION_COOKIE_NAME, just_logged_in(user).session.session_key
    cookie = {"name": name, "value": key, "path": "/"}
    page.context.add_cookies([cookie | {"domain": "localhost"}])
    return page


def watch_for_reload(page):
    page.evaluate("window.isTheSamePage = true")


def was_not_reloaded(page):
    return page.evaluate("window.isTheSamePage === true")


def top_of(locator):
    """How far below the upper edge of the window it stands."""
    return round(locator.bounding_box()["y"])


def expect_said(page, words):
    """A screen reader hears this."""
    expect(page.locator("[data-announce-region]")).to_have_text(words)
