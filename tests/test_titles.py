"""Titles: statements only, each with an address, and compared with those there are."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.cleaning import one_line
from texts.fields import StatementField
from texts.likeness import likeness
from texts.slugs import LONGEST, free_slug, slug_from

from .test_texts import problem

texts = st.text() | st.text("a가 \n\t\u200b\u0301\u200d😀\ufe0f1-|", max_size=40)


@pytest.mark.parametrize(
    "title",
    [
        "Nam-ra is alive?",
        "Nam-ra is alive ?!",
        "“Nam-ra is alive?”",
        "(Nam-ra is alive?)…",
        "Nam-ra is alive？ 🤔",
        "Nam-ra is alive⸮",
        "نامرا على قيد الحياة؟",
        "Nam-ra is alive ❓",
        "Will Nam-ra come back",
        '"Is Nam-ra the first one"',
        "isn't Nam-ra the first one",
        "Why did the army leave",
        "What if Nam-ra is the cure",
        "남라는 돌아올까",
        "남라가 돌아옵니까",
        "청산은 살아 있나요",
    ],
)
def test_a_question_is_no_theory(title):
    assert problem(StatementField(), title) == "question"


@pytest.mark.parametrize(
    "title",
    [
        "Nam-ra is alive",
        "The answer to “Who is patient zero?” is Jin-su",
        "Willpower keeps the halfbies human",
        "Will is the one who opened the gate",
        "Isak was bitten first",
        "How Cheong-san survived: the elevator shaft",
        "어머니의 희생은 계획이었다",
        "남라는 돌아온다, 반좀비니까",
        "Nam-ra returns!",
    ],
)
def test_a_statement_is_a_theory(title):
    assert StatementField().clean(title) == title


def test_a_long_row_of_marks_is_judged_at_once():
    start = time.process_time()
    assert problem(StatementField(max_length=140), "a" + "!" * 200_000) == "max_length"
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Nam-ra's group: the *truth*", "nam-ras-group-the-truth"),
        ("나연은 살아 있다!", "나연은-살아-있다"),
        ("Straße CAFÉ", "strasse-café"),
        ("cafe\u0301", "café"),
        ("a_b / c", "a-b-c"),
        ("???", "theory"),
        ("😀", "theory"),
        ("New", "new-theory"),
        ("Look alikes", "look-alikes-theory"),
        ("word " * 30, "-".join(["word"] * 16)),
        ("가" * 100, "가" * 80),
    ],
)
def test_an_address_says_what_the_title_says(title, slug):
    assert slug_from(title) == slug


@given(title=texts)
def test_every_title_has_an_address_that_django_takes(title):
    slug = slug_from(title)
    assert re.fullmatch(r"[-\w]+", slug)
    assert len(slug) <= LONGEST
    assert slug_from(slug) == slug


def test_a_taken_address_gets_the_next_free_number():
    taken = {"a", "a-2", "b" * 80}
    assert free_slug("a", taken.__contains__) == "a-3"
    assert free_slug("c", taken.__contains__) == "c"
    assert free_slug("b" * 80, taken.__contains__) == "b" * 78 + "-2"


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Nam-ra is patient zero", "NAM RA is patient zero!!", 1, 1),
        ("남라는 숙주다", "남라는숙주다", 1, 1),
        ("Nam-ra is patient zero", "Patient zero is Nam-ra", 0.7, 0.99),
        ("Nam-ra is patient zero", "The government built it", 0, 0.3),
        ("a", "A", 1, 1),
        ("a", "b", 0, 0),
        ("", "", 0, 0),
    ],
)
def test_titles_are_alike_as_far_as_their_letters_are(one, other, least, most):
    assert least <= likeness(one, other) <= most


@given(one=texts, other=texts)
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)


@given(text=texts.filter(lambda text: any(map(str.isalnum, one_line(text)))))
def test_everything_is_like_itself(text):
    assert likeness(text, text) == 1
