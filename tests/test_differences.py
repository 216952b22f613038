"""Two versions of a text, told apart word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.differences import differences

texts = st.text() | st.text("a가 \n.", max_size=40)


def test_differences_tell_which_words_changed():
    assert differences("나연은 살아 있다.", "나연은 죽어 있다.") == [
        ("equal", "나연은 "),
        ("delete", "살아 "),
        ("insert", "죽어 "),
        ("equal", "있다."),
    ]


@given(old=texts, new=texts)
def test_differences_contain_both_texts(old, new):
    pieces = differences(old, new)
    assert "".join(text for kind, text in pieces if kind != "insert") == old
    assert "".join(text for kind, text in pieces if kind != "delete") == new
    assert (pieces == [("equal", old)]) == (old == new and old != "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 5_000, "b " + "a " * 4_000 + "c"),
        ("a\n" * 5_000, "b\n" + "a\n" * 4_000 + "c"),
        (". , " * 2_500, ", . " * 2_500),
        (
            " ".join(f"w{n % 101}" for n in range(2_300)),
            " ".join(f"w{n * 7 % 101}" for n in range(2_300)),
        ),
    ],
)
def test_differences_of_long_texts_come_soon(old, new):
    start = time.process_time()
    differences(old, new)
    assert time.process_time() - start < 1
