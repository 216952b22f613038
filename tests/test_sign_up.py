"""Robots that sign up are slowed, and a person taken for one has a way on."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.sign_up import stamp

from .at_once import at_once
from .at_the_door import is_logged_in, log_in, sign_up
from .factories import PASSWORD, make_user


def test_who_sends_the_form_at_once_sends_it_once_more(client, db, settings):
    settings.QUICKEST_SIGN_UP = 600
    quick = sign_up(client, shown=stamp())
    assert quick.status_code == 422
    assert "Send it once more" in quick.text
    assert "nam-ra@example.org" in quick.text
    again = quick.context["form"]["shown"].value()
    with time_machine.travel(timezone.now() + timedelta(seconds=601)):
        assert sign_up(client, shown=again).status_code == 302


@pytest.mark.parametrize("shown", ["", "made up", "1:2:3"])
def test_a_form_that_was_never_shown_is_shown(shown, client, db, settings):
    settings.QUICKEST_SIGN_UP = 600
    answer = sign_up(client, shown=shown)
    assert answer.status_code == 422
    assert answer.context["form"]["shown"].value() != shown
    assert not User.objects.exists()


def test_who_fills_in_what_nobody_sees_is_told(client, db):
    answer = sign_up(client, homepage="https://example.org/pills")
    assert answer.status_code == 422
    assert "Empty it, then send the form again." in answer.text
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "host", ["mailinator.com", "MAILINATOR.COM", "deep.down.mailinator.com"]
)
def test_a_mailbox_that_vanishes_is_refused_with_the_reason(host, client, db):
    answer = sign_up(client, email=f"nam-ra@{host}")
    assert answer.status_code == 422
    assert "Give an address that stays." in answer.text


def test_many_accounts_from_one_network_are_looked_at_twice(db):
    for number in range(5):
        sign_up(Client(), f"pupil-{number}", email=f"{number}@example.org")
    held = User.objects.order_by("pk").values_list("posts_to_hold", flat=True)
    assert list(held) == [0, 0, 0, 3, 3]


def test_a_network_of_ipv6_is_one(db):
    for number in range(5):
        client = Client(REMOTE_ADDR=f"2001:db8:1:2::{number}")
        sign_up(client, f"pupil-{number}", email=f"{number}@example.org")
    sign_up(Client(REMOTE_ADDR="2001:db8:1:3::1"), "elsewhere", email="x@example.org")
    held = User.objects.order_by("pk").values_list("posts_to_hold", flat=True)
    assert list(held) == [0, 0, 0, 3, 3, 0]


@pytest.mark.parametrize(("trusted", "tries"), [(0, 10), (1, 10)])
def test_a_forged_address_opens_no_second_try(trusted, tries, ana, settings, hashes):
    """The nearest proxy writes the last entry; what stands before it is anybody's."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = trusted
    for number in range(30):
        forged = f"10.0.0.{number}" + (", 192.0.2.1" if trusted else "")
        client = Client(headers={"X-Forwarded-For": forged})
        log_in(client, f"somebody-{number}", "a wrong password")
    assert len(hashes) == tries


@pytest.mark.django_db(transaction=True)
def test_of_many_guesses_at_once_exactly_five_are_looked_at(hashes):
    make_user("ana")
    hashes.clear()
    guesses = [partial(log_in, Client(), "ana", f"wrong {n}") for n in range(25)]
    statuses = [answer.status_code for answer in at_once(*guesses)]
    assert len(hashes) == 5
    assert set(statuses) == {422}


def test_who_is_elsewhere_is_not_locked_out_by_guesses(ana):
    for number in range(12):
        log_in(Client(REMOTE_ADDR="192.0.2.1"), "ana", f"wrong {number}")
    nearby = Client(REMOTE_ADDR="192.0.2.1")
    assert log_in(nearby, "ana", PASSWORD).status_code == 422
    at_home = Client(REMOTE_ADDR="198.51.100.7")
    log_in(at_home, "ana", PASSWORD)
    assert is_logged_in(at_home)
