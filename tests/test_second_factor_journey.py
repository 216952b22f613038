"""Setting up a passkey and an authenticator, and coming back with each."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from .factories import PASSWORD
from .steps import button, log_in
from .test_passwords import code_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = re.compile(r":\d+/$")
TOUCH_ID = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page_with_a_sensor(page):
    """A phone whose owner's finger is always on its sensor."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    line.send("WebAuthn.addVirtualAuthenticator", {"options": TOUCH_ID})
    return page


def prove_again(page):
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")


def open_in_settings(page, path):
    page.goto("/settings/")
    page.get_by_role("link", name="Passkeys and two steps").first.click()
    page.locator(f"a[href='/accounts/2fa/{path}']").click()
    prove_again(page)


def log_out(page):
    page.goto("/accounts/logout/")
    button(page, "Log out").click()
    expect(page).to_have_url(HOME)


def test_a_passkey_is_made_and_opens_the_door_without_a_password(
    page_with_a_sensor, ben
):
    page = page_with_a_sensor
    log_in(page, ben)
    open_in_settings(page, "webauthn/add/")
    page.get_by_label("Name").fill("My phone")
    page.locator("[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    expect(page).to_have_url(re.compile("recovery-codes"))
    assert ben.authenticator_set.filter(type="webauthn").count() == 1
    log_out(page)
    page.goto("/accounts/login/")
    button(page, "Log in with a passkey").click()
    expect(page).to_have_url(HOME)
    page.goto("/settings/")
    expect(page.get_by_text("You are logged in as ben.").first).to_be_visible()


def test_an_authenticator_is_asked_for_at_the_next_log_in(page, ben):
    log_in(page, ben)
    open_in_settings(page, "totp/activate/")
    secret = page.locator("#authenticator_secret").input_value()
    expect(page.locator("img[src^='data:image/svg']")).to_be_visible()
    page.locator("[name=code]").fill(code_of(secret))
    page.locator("[name=code]").press("Enter")
    expect(page).to_have_url(re.compile("recovery-codes"))
    log_out(page)
    # The same half minute: a code opens the door once.
    cache.clear()
    log_in(page, ben)
    expect(page).to_have_url(re.compile("2fa/authenticate"))
    page.locator("[name=code]").first.fill(code_of(secret))
    page.locator("[name=code]").first.press("Enter")
    expect(page).to_have_url(HOME)
