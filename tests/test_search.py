"""Searching: in both scripts, by every spelling, and never past the horizon."""

import pytest
from django.core.management import CommandError, call_command

from characters.models import Term
from characters.spellings import asked
from episodes.publication import State
from search.conditions import FEW
from theories.models import Theory, TheoryWords

from .factories import make_character, make_evidence, make_theory, viewer_of
from .reading import HTMX

EVERYBODY = viewer_of()


def titles(words, viewer=EVERYBODY):
    found = Theory.objects.visible_to(viewer).found_by(asked(words, viewer))
    return {theory.title for theory in found}


@pytest.fixture
def halfbie(db):
    term = Term.objects.create(slug="halfbie", name="halfbie")
    for text in ["hambie", "절비"]:
        term.aliases.create(text=text)
    return term


@pytest.fixture
def cheong_san(db):
    who = make_character("Lee Cheong-san", hangul="이청산")
    for text in ["Cheong-san", "Chung-san", "청산"]:
        who.aliases.create(text=text)
    who.index()
    return who


@pytest.mark.parametrize(
    "words",
    [
        "zom",
        "ZOMBIES",
        "zombies boat",
        '"reach the boat"',
        "boat -bus",
        "café",
        "cafe",
        "남",
        "남라",
        "남라가",
        "남라는",
        "돌아온다",
        "아온",
        '"남라가 돌아온다"',
        "남라 -청산",
    ],
)
def test_a_theory_is_found_by_its_words(words, db):
    title = "Zombies reach the boat: 남라가 돌아온다"
    make_theory(title, body="They met at the **café**.")
    make_theory("Nothing to do with any of it")
    assert titles(words) == {title}


@pytest.mark.parametrize(
    "words",
    [
        "ombies",
        "zombies bus",
        '"boat the reach"',
        '"reach the boa"',
        "zombies -boat",
        "라남",
        "남돌",
        '"돌아온다 남라가"',
        "남라 -돌아",
    ],
)
def test_a_theory_is_not_found_by_what_it_does_not_say(words, db):
    make_theory("Zombies reach the boat: 남라가 돌아온다")
    assert titles(words) == set()


def test_only_what_to_leave_out_leaves_all_the_rest(db):
    make_theory("Zombies reach the boat")
    make_theory("Zombies reach the bus")
    assert titles("-boat") == {"Zombies reach the bus"}


@pytest.mark.parametrize("words", ["halfbie", "hambie", "절비", "절비는", "Hambie"])
def test_every_spelling_of_a_term_finds_the_same(words, halfbie):
    said = {"A halfbie leads them out", "The hambies are many", "절비가 이긴다, 끝내"}
    for title in said:
        make_theory(title)
    assert titles(words) >= said - {"The hambies are many"}
    halfbie.aliases.create(text="hambies")
    assert titles(words) == said


@pytest.mark.parametrize(
    "words",
    [
        *("cheong-san", "Cheongsan", "청산", "chung-san", "이청산", "cheong san"),
        *("청산이", "청산이가", "청산에게는", "청산보다", "Cheong-san은"),
    ],
)
def test_every_spelling_of_a_name_finds_the_same(words, cheong_san):
    said = {"Cheong-san is alive", "청산은 살아 있다, 분명히", "Chungsan got out alive"}
    for title in said:
        make_theory(title)
    assert titles(words) == said


def test_the_other_name_of_somebody_unknown_finds_nothing(db):
    who = make_character("The doctor", reveal_at=203)
    who.aliases.create(text="Jin-su")
    theory = make_theory("The doctor made it first")
    assert titles("jinsu") == set()
    assert titles("jinsu", viewer_of(watched_through=203)) == {theory.title}


@pytest.mark.parametrize(
    "body",
    [
        "She is ||beheaded|| there.",
        "||\nShe is beheaded there.\n||",
        "**bold ||beheaded** there||",
        "An open end: ||beheaded",
    ],
)
def test_what_stands_in_a_spoiler_finds_nothing(body, db, client, ana, as_user):
    make_theory("She never comes back", body=body, author=ana)
    for reader in [client, as_user(ana)]:
        for q in ["beheaded", "behead", "spoiler"]:
            context = reader.get("/search/", {"q": q}).context
            assert context["number"] == 0


def test_what_is_edited_is_found_by_its_new_words_only(db, ana):
    theory = make_theory("The boat is a trap", author=ana)
    theory.edit(by=ana, title="The bus is a trap")
    assert (titles("boat"), titles("bus")) == (set(), {"The bus is a trap"})


def test_what_is_out_of_sight_is_not_found(db, ana):
    make_theory("The boat is a trap", author=ana, state=State.HIDDEN)
    make_theory("The boat is a lie", reveal_at=203)
    assert titles("boat") == set()
    assert titles("boat", viewer_of(ana)) == {"The boat is a trap"}


def test_a_common_word_is_found_in_every_order(db, client, monkeypatch):
    monkeypatch.setattr("search.conditions.FEW", 3)
    assert FEW > 3
    made = [make_theory(f"The boat number {number}") for number in range(25)]
    make_theory("The bus at the end")
    for sort in ["hot", "new", "best"]:
        query = {"q": "boat", "sort": sort, "pages": "2"}
        page = client.get("/theories/", query).context["page"]
        assert set(page.items) == set(made)
    assert titles("boat -number") == set()


def test_a_title_that_says_what_is_to_be_left_out_is_left_out(db, client, monkeypatch):
    monkeypatch.setattr("search.conditions.FEW", 1)
    for number in range(3):
        make_theory(f"Zombies boat number {number}")
    bus = make_theory("Zombies take the bus")
    found = client.get("/search/", {"q": "zombies -boat"}).context["theories"]
    assert found == [bus]


@pytest.mark.parametrize("q", ["-army", "nam-ra -army"])
def test_evidence_that_says_it_is_left_out_whoever_it_shows(q, db, client):
    who = make_character("Choi Nam-ra")
    make_evidence("The army at night").characters.add(who)
    make_evidence("A boat at night").characters.add(who)
    found = client.get("/search/", {"q": q}).context["evidence"]
    assert [each.title for each in found] == ["A boat at night"]


def test_a_title_that_says_it_comes_before_a_text_that_does(db, client):
    in_text = make_theory("Something else entirely", body="A boat.")
    in_title = make_theory("The boat brings her back")
    Theory.objects.filter(pk=in_text.pk).update(hot=in_title.hot + 9)
    found = client.get("/search/", {"q": "boat"}).context["theories"]
    assert found == [in_title, in_text]


def test_under_the_box_stand_links_to_what_is_found(db, client):
    theory = make_theory("The boat brings her back")
    make_evidence("A boat at night")
    answer = client.get("/search/?at_once=1&q=boat", headers=HTMX).content.decode()
    assert "<html" not in answer
    assert theory.get_absolute_url() in answer
    assert "A boat at night" in answer


def test_without_htmx_the_same_address_is_a_page(db, client):
    assert "<html" in client.get("/search/?at_once=1&q=boat").content.decode()


def test_reindexing_finds_and_mends_what_drifted(db, capsys):
    theory = make_theory("The boat brings her back")
    make_evidence("A boat at night")
    call_command("reindex", check=True)
    TheoryWords.objects.filter(of=theory).update(title="something else")
    with pytest.raises(CommandError):
        call_command("reindex", check=True)
    assert titles("boat") == set()
    call_command("reindex")
    call_command("reindex", check=True)
    assert titles("boat") == {theory.title}


def test_deleting_takes_the_words_along(db):
    theory = make_theory("The boat brings her back")
    theory.delete()
    assert not TheoryWords.objects.exists()
    assert titles("boat") == set()
    call_command("reindex", check=True)


@pytest.mark.parametrize(
    "url", ["/search/", "/theories/", "/evidence/", "/characters/"]
)
@pytest.mark.parametrize("q", ["x" * 10_000, "9" * 400, str(2**63), '"' * 79, "-" * 80])
def test_no_words_are_too_odd_for_an_answer(url, q, db, client):
    assert client.get(url, {"q": q}).status_code in (200, 400)
