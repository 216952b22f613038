"""What people write is cleaned before it is measured, compared or put in an address."""

import time
from unicodedata import is_normalized

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from texts.cleaning import is_blank, many_lines, one_line
from texts.fields import ManyLinesField, MarkdownField, OneLineField, StatementField

from .reading import corpus

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
texts = st.text() | st.text("a가 \n\t\u200b\u0301\u200d😀\ufe0f1-|", max_size=40)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  a \u3000 b\n\tc ", "a b c"),
        ("e\u0301", "é"),
        ("한\u1100\u1161", "한가"),  # letters typed apart become one syllable
        ("a\u200bb\ufeffc\u00add", "abcd"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\u2066a\u2069\u061cb", "ab"),
        ("a\u3164\u115f\uffa0\u2800", "a"),
        ("a\x07\x1b[31m\x9f", "a[31m"),
        ("a\U000e0041\ufffe", "a"),
        ("a\u200db", "ab"),
        (FAMILY, FAMILY),
        ("❤️‍🔥 1️⃣", "❤️‍🔥 1️⃣"),
        ("a\ufe0f", "a"),
        ("\ufe0f\u200d😀", "😀"),
        ("a\0b", "a\0b"),  # for the form to refuse
    ],
)
def test_a_line_keeps_what_can_be_seen(written, kept):
    assert one_line(written) == kept


def test_a_letter_carries_eight_marks_at_most():
    assert one_line("q" + "\u0323" * 50) == "q" + "\u0323" * 8


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\n\n    code\n\ttab  \n", "    code\n\ttab"),
        ("a\n\n \n\n\n\n\nb", "a\n\n\n\nb"),
        ("a  \nb", "a  \nb"),
        ("\u200b\na\u202eb", "ab"),
    ],
)
def test_a_body_keeps_its_lines(written, kept):
    assert many_lines(written) == kept


@pytest.mark.parametrize("clean", [one_line, many_lines])
@given(text=texts)
def test_cleaning_twice_changes_nothing_more(clean, text):
    once = clean(text)
    assert clean(once) == once
    assert is_normalized("NFC", once)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\t", "\u200b", "\u3164\u2800", "\u00a0\u3000", "\u0301", "\ue000"],
)
def test_text_without_anything_visible_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "가", "…", "😀", "1", "_"])
def test_text_with_one_sign_is_not_blank(text):
    assert not is_blank(text)


@pytest.mark.parametrize("clean", [one_line, many_lines])
@pytest.mark.parametrize(
    "mark", ["\u0301\u0323", " ", "\n", "\u200d", "😀\ufe0f", "가"]
)
def test_no_character_repeated_makes_cleaning_slow(clean, mark):
    start = time.process_time()
    clean(mark * 100_000)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("field", [OneLineField, ManyLinesField, StatementField])
@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\u3164", "\n\u2800\n"])
def test_only_invisible_is_nothing_written(field, text):
    assert problem(field(), text) == "required"
    assert field(required=False).clean(text) == ""


@pytest.mark.parametrize("field", [OneLineField, ManyLinesField, MarkdownField])
def test_broken_characters_are_refused(field):
    assert problem(field(), "a\0b") == "null_characters_not_allowed"
    assert problem(field(), "\0") == "null_characters_not_allowed"
    assert problem(field(), "a\ud800b") == "surrogates"


@pytest.mark.parametrize("field", [OneLineField, ManyLinesField, MarkdownField])
def test_length_is_what_is_left_after_cleaning(field):
    assert field(max_length=3).clean("a\u200b\u200bbc  ") == "abc"
    assert problem(field(max_length=3), "abcd") == "max_length"
    assert problem(field(min_length=3), "ab\u200b\u200b") == "min_length"


def test_line_ends_count_once():
    assert ManyLinesField(max_length=3).clean("a\r\nb") == "a\nb"


@pytest.mark.parametrize("field", [OneLineField, ManyLinesField, MarkdownField])
def test_no_naughty_string_breaks_a_field(field):
    for text in corpus("blns.json"):
        value = field(required=False).clean(text)
        assert field(required=False).clean(value) == value


def test_markdown_that_would_fill_the_page_is_refused():
    assert problem(MarkdownField(max_length=10_000), "||a|| " * 1_600) == "complex"
    assert problem(MarkdownField(max_length=10_000), "||a|| " * 1_700) == "max_length"


def problem(field, text):
    with pytest.raises(ValidationError) as refusal:
        field.clean(text)
    return refusal.value.error_list[0].code
