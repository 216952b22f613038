"""Who got hold of a session does not get the account: a new address can be undone."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.utils import timezone

from accounts.models import User

from .at_the_door import LINK, is_logged_in, link_in, log_in, prove_again
from .factories import PASSWORD

OLD, NEW = "ana@example.org", "thief@example.net"


@pytest.fixture
def thief(ana, settings):
    """Somebody at a computer that ana left."""
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    EmailAddress.objects.create(user=ana, email=OLD, primary=True, verified=True)
    client = Client()
    log_in(client)
    return client


def put_in(client, address=NEW):
    return client.post("/accounts/email/", {"email": address, "action_add": ""})


def take_over(client, mailoutbox):
    prove_again(client)
    put_in(client)
    confirm = link_in(next(mail for mail in mailoutbox if mail.to == [NEW]))
    client.post(confirm)
    client.post("/accounts/email/", {"email": NEW, "action_primary": ""})
    client.post("/accounts/email/", {"email": OLD, "action_remove": ""})


def test_a_new_address_takes_the_password(thief, mailoutbox):
    refused = put_in(thief)
    assert refused["Location"].startswith("/accounts/reauthenticate/")
    assert mailoutbox == []
    assert not EmailAddress.objects.filter(email=NEW).exists()


def test_a_new_address_counts_when_it_was_confirmed(thief, mailoutbox):
    prove_again(thief)
    put_in(thief)
    thief.post("/accounts/email/", {"email": NEW, "action_primary": ""})
    assert User.objects.get().email == OLD


def undo_in(mailoutbox):
    notice = next(mail for mail in mailoutbox if "/email/undo/" in mail.body)
    assert notice.to == [OLD]
    return LINK.search(notice.body)[1]


def test_the_old_address_is_told_and_takes_it_back(thief, mailoutbox, ana):
    take_over(thief, mailoutbox)
    totp.TOTP.activate(ana, totp.generate_totp_secret())
    assert User.objects.get().email == NEW
    link, owner = undo_in(mailoutbox), Client()
    assert "That was not me" in owner.get(link).text
    assert User.objects.get().email == NEW
    mailoutbox.clear()
    assert owner.post(link)["Location"] == "/accounts/login/"
    [kept] = EmailAddress.objects.all()
    assert (kept.email, kept.primary, kept.verified) == (OLD, True, True)
    assert User.objects.get().email == OLD
    assert not is_logged_in(thief)
    assert log_in(Client(), password=PASSWORD).status_code == 422
    assert not ana.authenticator_set.exists()
    assert [mail.to for mail in mailoutbox] == [[OLD]]
    assert "/accounts/password/reset/key/" in mailoutbox[0].body


def test_the_link_works_once_and_for_two_weeks(thief, mailoutbox):
    take_over(thief, mailoutbox)
    link, owner = undo_in(mailoutbox), Client()
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert owner.get(link).status_code == owner.post(link).status_code == 410
    assert User.objects.get().email == NEW
    owner.post(link)
    assert owner.post(link).status_code == 410
    assert owner.get(f"{link[:-3]}x/").status_code == 410
