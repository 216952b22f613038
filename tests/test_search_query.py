"""What is typed into a search box, as tokens and as a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.languages import to_fts5, to_tsquery
from search.query import MOST_WORDS, parse
from search.tokens import letters, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zombies ate HIM.", ["zombies", "ate", "him"]),
        ("Cheong-san's café", ["cheongsans", "cafe"]),
        ("Cheong‑san", ["cheongsan"]),
        ("청산이", ["청산", "산이", "이"]),
        ("청산 boat", ["청산", "산", "boat"]),
        ("S2E3에서", ["s2e3", "에서", "서"]),
        ("ＢＴＳ②", ["bts2"]),
        ("- ' \"", []),
        ("x" * 50, ["x" * 40]),
    ],
)
def test_words_are_tokens_and_hangul_becomes_pairs(text, found):
    assert tokens(text) == found


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("zom", '("zom" *)'),
        ("zom boat", '("zom" *) AND ("boat" *)'),
        ('"zom boat"', '("zom boat")'),
        ("“zom boat”", '("zom boat")'),
        ("zom −boat", '(("zom" *)) NOT (("boat" *))'),
        ("zom – boat", '("zom" *) AND ("boat" *)'),
        ('"zom boat', '("zom" *) AND ("boat" *)'),
        ("zom -boat", '(("zom" *)) NOT (("boat" *))'),
        ('zom -"a boat"', '(("zom" *)) NOT (("a boat"))'),
        ("Cheong-san", '("cheongsan" *)'),
        ("a", '("a")'),
        ("남", '("남" *)'),
        ("남라", '("남라")'),
        ("최남라", '("최남 남라")'),
        ("남라가", '("남라 라가" OR "남라")'),
        (
            "zom* OR ^boat NEAR(a)",
            '("zom" *) AND ("or" *) AND ("boat" *) AND ("near a")',
        ),
    ],
)
def test_a_query_says_what_was_typed(text, query):
    assert to_fts5(parse(text)) == query


def test_postgresql_is_asked_the_same():
    asked = to_tsquery(parse('남라가 "zom boat" -sea'))
    assert (
        asked
        == "(('zom' <-> 'boat')) & (('남라' <-> '라가') | ('남라')) & !(('sea':*))"
    )


SPELLINGS = {
    letters(name): frozenset({"Lee Cheong-san", "Cheongsan", "청산"})
    for name in ["Lee Cheong-san", "Cheongsan", "청산"]
}


@pytest.mark.parametrize("name", ["cheongsan", "Cheong-san", "청산", "lee cheong san"])
def test_a_name_is_looked_for_in_all_its_spellings(name):
    (clause,) = parse(name, SPELLINGS).clauses
    said = {phrase.tokens for phrase in clause.phrases}
    assert said >= {("cheongsan",), ("lee", "cheongsan"), ("청산",)}


def test_a_name_with_a_particle_is_that_name():
    (clause,) = parse("청산이", SPELLINGS).clauses
    assert ("cheongsan",) in {phrase.tokens for phrase in clause.phrases}


def test_more_words_than_anybody_types_are_left_out():
    assert len(parse("word " * 500).clauses) == MOST_WORDS


@given(st.text() | st.text("a가-\"'*:()|&! \\", max_size=30))
def test_signs_never_reach_the_database(text):
    query = parse(text)
    if query.wanted:
        for asked in (to_fts5(query), to_tsquery(query)):
            assert not set(asked) & set("\\%_;$")
    assert all(phrase.tokens for each in query.clauses for phrase in each.phrases)
