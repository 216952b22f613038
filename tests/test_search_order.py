"""What a search shows first: the thing of that name, then what is about it."""

import pytest

from theories.models import Theory

from .factories import make_character, make_evidence, make_theory


@pytest.fixture(params=["few have the words", "many have them"])
def few_or_many(request, monkeypatch):
    if request.param == "many have them":
        monkeypatch.setattr("search.conditions.FEW", 1)
        monkeypatch.setattr("web.counting.FEW", 1)


def heat(theory, hot):
    Theory.objects.filter(pk=theory.pk).update(hot=hot)
    return theory


def found(client, words, kind="theories"):
    return client.get("/search/", {"q": words}).context[kind]


def test_a_title_as_typed_comes_first_then_its_words_then_the_text(
    few_or_many, client, db
):
    in_text = heat(make_theory("Something else entirely", body="A night boat."), 4)
    apart = heat(make_theory("The boat leaves at night"), 3)
    typed = heat(make_theory("There is a night boat to Jeju"), 2)
    exact = heat(make_theory("The night boat"), 1)
    assert found(client, "night boat") == [typed, exact, apart, in_text]
    assert found(client, "the night boat")[0] == exact


def test_the_spelling_that_was_typed_comes_first(few_or_many, client, db):
    who = make_character("Lee Cheong-san", hangul="이청산")
    who.aliases.create(text="청산")
    who.index()
    korean = heat(make_theory("청산은 살아 있다, 분명히"), 1)
    english = heat(make_theory("Lee Cheong-san is alive"), 2)
    assert found(client, "청산") == [korean, english]
    assert found(client, "Lee Cheong-san") == [english, korean]


def test_who_has_the_name_comes_before_who_is_told_of_by_it(client, db):
    make_character("Cheong-san's mother", position=1)
    nurse = make_character("The nurse", role="Looks for Gwi-nam", position=2)
    gwi_nam = make_character("Gwi-nam", position=3)
    assert found(client, "gwi-nam", "characters") == [gwi_nam, nurse]


def test_evidence_that_says_it_comes_before_evidence_that_shows_who(
    few_or_many, client, db
):
    nam_ra = make_character("Nam-ra")
    says = make_evidence("Nam-ra leaves the roof")
    shows = make_evidence("Somebody leaves the roof", characters=[nam_ra])
    assert found(client, "nam-ra", "evidence") == [says, shows]


def test_ten_are_shown_and_none_twice(few_or_many, client, db):
    made = {make_theory(f"A boat, number {number}") for number in range(12)}
    for number in range(12):
        make_theory(f"Something else, number {number}", body="A boat.")
    shown = found(client, "boat")
    assert len(set(shown)) == len(shown) == 10
    assert set(shown) <= made
