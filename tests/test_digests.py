"""Mail about what fans follow: as often as they want it, once, within their horizon."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from theories.models import Digest, Follow
from theories.tasks import send_digests

from .factories import make_comment, make_evidence, make_link, make_theory

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


@pytest.fixture
def morning(mail_by_task, work):
    """The daily round, `days` from now; returns the letters that it sent."""

    def morning(days=1):
        sent = len(mail.outbox)
        with time_machine.travel(timezone.now() + days * DAY):
            send_digests.enqueue()
            work()
            work()
        return mail.outbox[sent:]

    return morning


@pytest.fixture
def ben(ben):
    ben.emailaddress_set.create(email=ben.email, primary=True, verified=True)
    return ben


@pytest.fixture
def theory(ben):
    theory = make_theory("The bonfire is a signal")
    theory.follow(ben)
    return theory


def want(client, how_often):
    return client.post("/following/mail/", {"how_often": how_often})


def test_what_is_new_comes_by_mail_and_only_once(theory, ben, as_user, morning):
    assert want(as_user(ben), "daily").status_code == 303
    make_comment(theory)
    make_link(theory, make_evidence("A fire burns"))
    [letter] = morning()
    assert letter.to == [ben.email]
    assert letter.subject == "New in 1 theory that you follow"
    assert "– 1 comment\n" in letter.body
    assert "– 1 piece of evidence\n" in letter.body
    assert theory.get_absolute_url() in letter.body
    assert morning() == morning(days=2) == []


def test_nothing_new_is_no_mail(theory, ben, as_user, morning):
    want(as_user(ben), "daily")
    make_comment(theory, author=ben)
    assert morning() == []


def test_who_wants_it_weekly_hears_once_a_week(theory, ben, as_user, morning):
    want(as_user(ben), "weekly")
    make_comment(theory)
    assert morning(days=1) == morning(days=6) == []
    assert len(morning(days=7)) == 1


def test_what_was_seen_on_the_site_is_not_new(theory, ben, as_user, morning):
    want(as_user(ben), "daily")
    make_comment(theory)
    Follow.objects.all().mark_seen(timezone.now())
    assert morning() == []


def test_it_stays_within_what_they_have_watched(ben, as_user, morning):
    want(as_user(ben), "daily")
    beyond = make_theory("He lives in the end", reveal_at=201)
    with time_machine.travel(timezone.now() - DAY):
        Follow.objects.create(fan=ben, theory=beyond)
    make_comment(beyond)
    assert morning() == []
    ben.watched_through = 201
    ben.save()
    make_comment(beyond)
    with time_machine.travel(timezone.now() + DAY + timedelta(minutes=1)):
        make_comment(beyond)
    [letter] = morning(days=2)
    assert "He lives in the end" in letter.body


def test_it_speaks_the_language_of_the_fan(theory, ben, as_user, morning):
    ben.language = "ko"
    ben.save()
    want(as_user(ben), "daily")
    make_comment(theory)
    [letter] = morning()
    assert re.search("[가-힣]", letter.subject)
    assert "Hello" not in letter.body
    assert theory.title in letter.body


def test_an_address_that_nobody_confirmed_gets_none(
    theory, ben, as_user, morning, settings
):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    want(as_user(ben), "daily")
    ben.emailaddress_set.update(verified=False)
    make_comment(theory)
    assert morning() == []


def stop_link(letter):
    header = str(letter.message()["List-Unsubscribe"])
    [link] = re.findall(r"/following/mail/\S+?/(?=>)", header)
    assert link in letter.body
    return link


def test_the_link_in_it_stops_it_without_a_login(theory, ben, as_user, morning):
    want(as_user(ben), "daily")
    make_comment(theory)
    [letter] = morning()
    browser, link = Client(enforce_csrf_checks=True), stop_link(letter)
    page = browser.get(link)
    assert "Send no more" in page.text
    assert Digest.objects.exists()
    one_click = {"List-Unsubscribe": "One-Click"}
    assert browser.post(link, one_click).status_code == 200
    assert not Digest.objects.exists()
    assert "You get no more of it" in browser.get(link).text
    make_comment(theory)
    assert morning(days=3) == []


def test_a_link_that_is_not_ours_stops_nothing(theory, ben, as_user, client):
    want(as_user(ben), "daily")
    assert client.post("/following/mail/nonsense/").status_code == 410
    assert Digest.objects.exists()


def test_it_is_chosen_on_a_page_and_given_up_there(ben, as_user):
    client = as_user(ben)
    assert "/following/mail/" in client.get("/settings/").text
    assert "/following/mail/" in client.get("/following/").text
    want(client, "weekly")
    page = client.get("/following/mail/").text
    assert re.search(r'value="weekly"[^>]* checked', page)
    assert want(client, "hourly").status_code == 422
    assert Digest.objects.get().how_often == "weekly"
    want(client, "never")
    assert not Digest.objects.exists()


def test_visitors_are_asked_to_log_in(client):
    assert client.get("/following/mail/").status_code == 302
