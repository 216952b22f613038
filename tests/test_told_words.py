"""Words that give something away by themselves, wherever they are written."""

import pytest

from characters.models import Character
from evidence.models import Evidence
from theories.models import Comment

from .factories import (
    make_character,
    make_comment,
    make_episode,
    make_evidence,
    make_theory,
    typed_theory,
)
from .reading import HTMX

pytestmark = pytest.mark.django_db


def test_a_comment_has_no_gate_that_could_name_its_theory(client):
    comment = make_comment(make_theory("Zanzibar falls", reveal_at=203))
    response = client.post(f"/gates/comment/{comment.pk}/")
    assert response.status_code == 404


def test_the_history_shows_no_spoiler(client, ana):
    theory = make_theory(author=ana, body="It is ||Zanzibar||, then.")
    theory.edit(by=ana, body="It is ||Zanzibar||, now.")
    page = client.get(f"{theory.get_absolute_url()}history/").content.decode()
    assert "[spoiler]" in page
    assert "Zanzibar" not in page


def test_the_reason_of_an_edit_counts_as_its_words(ana):
    theory = make_theory(author=ana)
    theory.edit(by=ana, reason="Took out that S2E4 kills her", body="Nothing.")
    theory.refresh_from_db()
    assert theory.reveal_at == 204


@pytest.mark.parametrize("kind", ["announcement", "webtoon"])
def test_evidence_is_told_on_the_axis_of_its_kind(kind, as_user, ben):
    make_episode(112)
    as_user(ben).post(
        "/evidence/new/",
        {
            **{"title": "It was said", "description": "In words.", "kind": kind},
            **{"reveal_at": "112", "reveal_axis": "screen"},
            "source_url": "https://example.org/said",
        },
    )
    assert Evidence.objects.get().reveal_axis == kind


@pytest.mark.parametrize("field", ["description", "quote_en", "source_title"])
def test_evidence_gives_away_every_episode_it_names(field, as_user, ben):
    make_episode(112)
    typed = {
        **{"title": "It was said", "description": "In words.", "kind": "interview"},
        **{"reveal_at": "112", "reveal_axis": "screen"},
        "source_url": "https://example.org/said",
    }
    as_user(ben).post("/evidence/new/", typed | {field: "What S2E5 shows"})
    assert Evidence.objects.get().reveal_at == 205


def test_nobody_is_found_by_a_name_they_cannot_know(client):
    newcomer = make_character("Yong Ma-ru", reveal_axis="announcement")
    make_evidence("Somebody is seen", characters=[newcomer])
    assert Character.objects.get() == newcomer
    assert "Somebody" not in client.get("/evidence/?q=Ma-ru").content.decode()
    client.post("/horizon/", {"watched_through": make_episode(112).order})
    assert "Somebody" in client.get("/evidence/?q=Somebody").content.decode()


def test_the_finale_is_drawn_for_those_who_saw_it(client):
    make_episode(103)
    assert "roof-fire" in client.get("/").content.decode()
    client.post("/horizon/", {"watched_through": 103})
    assert "roof-fire" not in client.get("/").content.decode()


def test_an_edit_keeps_characters_beyond_its_authors_horizon(as_user, ana):
    make_episode(112)
    newcomer = make_character(reveal_axis="announcement")
    theory = make_theory(author=ana, characters=[newcomer])
    as_user(ana).post(f"{theory.get_absolute_url()}edit/", typed_theory())
    assert list(theory.characters.all()) == [newcomer]


@pytest.mark.parametrize("step", ["find", "look_alikes"])
def test_a_search_as_long_as_a_book_is_cut(step, as_user, ben):
    long = "never " * 20_000
    response = as_user(ben).post(
        "/theories/new/", {"title": long, "q": long, step: "1"}, headers=HTMX
    )
    assert response.status_code == 200


def test_the_twenty_first_piece_of_evidence_is_refused_aloud(as_user, ben):
    make_episode(112)
    slugs = [make_evidence().slug for _ in range(21)]
    rows = {
        "evidence": slugs,
        "stance": ["supports"] * 21,
        "argument": ["It fits."] * 21,
    }
    response = as_user(ben).post("/theories/new/", typed_theory(**rows))
    assert response.status_code == 422
    assert "Twenty pieces of evidence" in response.content.decode()


def test_an_edit_does_not_bring_back_what_was_withdrawn_meanwhile():
    comment = make_comment()
    Comment.objects.get().withdraw()
    comment.edit("Here again")
    assert Comment.objects.get().body == ""
