"""Doors that are harder to force: second factor, passwords, sessions, SQLite."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from accounts import hashing
from accounts.models import User
from operations.checks import warnings_about

from .at_the_door import is_logged_in, log_in, sign_up
from .factories import PASSWORD, make_theory, make_user
from .test_passwords import code_of


@pytest.fixture
def guarded(settings):
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.mark.parametrize("room", ["/moderation/", "/admin/", "/cabinet/"])
def test_without_a_second_factor_a_moderator_is_led_to_set_one_up(
    room, guarded, as_user, mona
):
    answer = as_user(mona).get(room, follow=True)
    assert answer.redirect_chain == [("/accounts/2fa/", 302)]
    assert "moderators need one" in answer.text


def test_without_a_second_factor_a_moderator_decides_nothing(guarded, as_user, mona):
    theory = make_theory()
    typed = {"target": f"theory:{theory.pk}", "action": "hide", "reason": "spam"}
    as_user(mona).post("/moderation/decisions/", typed)
    theory.refresh_from_db()
    assert theory.state == "published"
    assert not User.objects.get(username="mona").has_perm("theories.moderate_theory")


def test_an_administrator_needs_one_too(guarded, db):
    boss = make_user("boss", is_staff=True, is_superuser=True)
    assert not boss.has_perm("accounts.change_user")
    assert not boss.has_module_perms("accounts")


def test_with_a_second_factor_the_rooms_are_open(guarded, as_user, mona):
    totp.TOTP.activate(mona, totp.generate_totp_secret())
    mona = User.objects.get(username="mona")
    assert as_user(mona).get("/moderation/").status_code == 200
    assert as_user(mona).get("/admin/").status_code == 200


def test_fans_need_none(guarded, as_user, ben):
    assert as_user(ben).get("/settings/").status_code == 200
    assert Client().get("/moderation/log/").status_code in (200, 404)


@pytest.mark.parametrize(
    "password",
    [
        *("passwordpassword", "Password123!!!!", "sunshine20262026", "aaaaaaaaaaaaaa"),
        *("abababababab", "allofusaredead1", "Hyosan High School", "qwertyuiop 2026!"),
    ],
)
def test_a_leaked_password_in_disguise_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "correct horse battery staple",
        "남라는 옥상에서 돌아왔다",
        "zq-rooftop-84-fire",
    ],
)
def test_a_good_password_is_taken(password):
    validate_password(password)


def test_other_sessions_are_listed_and_ended(ana):
    here, elsewhere = Client(), Client(headers={"user-agent": "A borrowed phone"})
    log_in(here)
    log_in(elsewhere)
    assert "A borrowed phone" in here.get("/accounts/sessions/").text
    here.post("/accounts/sessions/")
    assert is_logged_in(here)
    assert not is_logged_in(elsewhere)


def test_the_address_goes_with_the_session(client, ana):
    log_in(client)
    assert ana.usersession_set.count() == 1
    call_command("tidy")
    assert ana.usersession_set.count() == 1
    client.session.flush()
    call_command("tidy")
    assert ana.usersession_set.count() == 0


@pytest.mark.parametrize("as_whom", ["{}", "{}@example.org"])
def test_a_log_in_takes_the_same_work_whether_or_not_there_is_an_account(
    as_whom, hashes, ana
):
    work = []
    for name in ("ana", "nobody"):
        hashes.clear()
        log_in(Client(), as_whom.format(name), password="not the password")
        work.append(len(hashes))
    assert work[0] == work[1] > 0


def test_a_sign_up_with_a_known_address_is_answered_like_a_new_one(
    settings, ana, hashes, mailoutbox
):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    answers, work = [], []
    for number, email in enumerate(["ana@example.org", "new@example.org"]):
        hashes.clear()
        answers.append(sign_up(Client(), f"newcomer-{number}", email=email))
        work.append(len(hashes))
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1
    assert work[0] == work[1]
    told = [mail.to for mail in mailoutbox]
    assert told == [["ana@example.org"], ["new@example.org"]]


@pytest.fixture
def bounded(settings):
    settings.PASSWORD_HASHERS = ["accounts.hashing.BoundedHasher"]


def test_too_many_passwords_at_once_are_refused_and_pages_go_on(client, ana, bounded):
    client.raise_request_exception = False
    taken = [hashing.places.acquire(blocking=False) for _ in range(4)]
    assert taken == [True] * 4
    try:
        refused = log_in(client)
        assert (refused.status_code, refused["Retry-After"]) == (503, "5")
        assert "Too many people at once" in refused.text
        assert client.get("/").status_code == 200
    finally:
        for _ in taken:
            hashing.places.release()
    assert hashing.places.acquire(blocking=False)
    hashing.places.release()


def test_a_bounded_hash_is_one_that_django_reads(bounded):
    stored = make_password(PASSWORD)
    assert stored.startswith("argon2$")
    assert check_password(PASSWORD, stored)
    assert not check_password("something else", stored)


def test_a_stolen_database_makes_no_codes(ana, settings):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(ana, secret)
    stored = ana.authenticator_set.get()
    assert secret not in str(stored.data)
    # A new SECRET_KEY opens what the former one sealed.
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another one"
    assert stored.wrap().validate_code(code_of(secret))


def test_who_logs_in_and_who_fails_leaves_a_line_without_a_name(client, ana, caplog):
    log_in(client, password="wrong password")
    log_in(client)
    lines = [each for each in caplog.records if each.name == "tracker.security"]
    assert [each.getMessage() for each in lines] == ["log-in refused", "logged in"]


@pytest.mark.parametrize(("days", "still"), [(13, True), (15, False)])
def test_two_weeks_after_the_last_deed_somebody_is_logged_out(days, still, client, ana):
    log_in(client)
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        assert is_logged_in(client) == still


def test_after_ninety_days_somebody_is_logged_out_whatever_they_did(
    client, ana, season_one
):
    log_in(client)
    for days in range(10, 90, 10):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            client.post("/horizon/", {"watched_through": "112"})
            assert is_logged_in(client)
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert not is_logged_in(client)


def test_addresses_of_networks_are_gone_after_ninety_days(client, ana, season_one):
    log_in(client)
    for days in range(10, 90, 10):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            client.post("/horizon/", {"watched_through": "112"})
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        call_command("tidy")
    assert not ana.usersession_set.exists()


def test_an_old_sqlite_is_warned_of():
    [warning] = warnings_about("sqlite", (3, 40, 1))
    assert "3.40.1" in warning.msg
    assert not warnings_about("sqlite", (3, 51, 3))
    assert not warnings_about("postgresql", (3, 40, 1))
