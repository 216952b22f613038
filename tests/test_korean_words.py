"""Refusals, times, counts and e-mails are said as Korean says them."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.core import mail
from django.template.defaultfilters import date
from django.utils import timezone, translation

from .factories import make_user

KOREAN = {"Accept-Language": "ko"}


def test_refusals_are_polite_korean(client, db):
    weak = {"username": "a b", "email": "x", "password1": "1234", "password2": "12"}
    page = client.post("/accounts/signup/", weak, headers=KOREAN).content.decode()
    for said in (
        "12자 이상으로",
        "너무 흔한",
        "숫자로만",
        "이메일 주소를 입력해 주세요",
    ):
        assert said in page


def test_times_are_korean():
    now = timezone.now()
    with translation.override("ko"):
        assert naturaltime(now - timedelta(hours=3)) == "3시간 전"
        assert naturaltime(now + timedelta(minutes=5, seconds=1)) == "5분 뒤"
        assert naturaltime(now - timedelta(days=40)) == "1개월, 1주 전"
        moment = datetime(2026, 11, 23, 15, 4, tzinfo=UTC)
        assert date(moment, "DATETIME_FORMAT") == "2026년 11월 23일 오후 3:04"
        assert date(moment, "YEAR_MONTH_FORMAT") == "2026년 11월"


@pytest.mark.parametrize("number", [0, 1, 2])
def test_one_form_counts_everything(number):
    with translation.override("ko"):
        said = translation.ngettext("%(number)s theory", "%(number)s theories", number)
    assert said % {"number": number} == f"가설 {number}개"


@pytest.mark.parametrize("language", ["ko", ""])
def test_e_mails_are_in_the_language_of_the_reader(client, db, language):
    make_user("ana", language=language)
    asked_in = "en" if language else "ko"
    client.post(
        "/accounts/password/reset/",
        {"email": "ana@example.org"},
        headers={"Accept-Language": asked_in},
    )
    [sent] = mail.outbox
    assert sent.subject == "새 비밀번호를 정해 주세요 · 지금 우리 학교는 가설 기록실"
    assert not re.search("[A-Za-z]", re.sub(r"http\S+|ana|testserver", "", sent.body))


def test_english_stays_english(client, db):
    client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    [sent] = mail.outbox
    assert sent.subject.startswith("There is no account with this address")
    assert not re.search(r"[가-힣]", sent.subject + sent.body)
    assert "Log in" in client.get("/accounts/login/").content.decode()
