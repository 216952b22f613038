"""Editing a theory: the new words, and the former ones in the history."""

import pytest

from theories.models import Theory

from .factories import make_character, make_theory, typed_theory

HTMX = {"HX-Request": "true"}

pytestmark = pytest.mark.usefixtures("season_one")


@pytest.fixture
def theory(ana):
    return make_theory("Nam-ra never comes back", author=ana, body="She left.")


@pytest.fixture
def at_desk(as_user, ana):
    """Ana's client: she is the one who writes."""
    return as_user(ana)


def edit_url(theory):
    return f"/theories/{theory.slug}/edit/"


def test_an_edit_changes_the_words_and_not_the_address(at_desk, theory):
    response = at_desk.post(edit_url(theory), typed_theory())
    before, after = theory.slug, Theory.objects.get()
    assert response.status_code == 303
    assert after.slug == before
    assert after.title == "Nam-ra comes back for good"
    assert "<strong>said</strong>" in after.body_html
    assert after.edited_at


def test_the_form_of_an_edit_holds_what_there_is(at_desk, theory):
    theory.characters.add(make_character("Nam-ra", slug="nam-ra"))
    page = at_desk.get(edit_url(theory))
    form = page.context["form"]
    assert form["title"].value() == "Nam-ra never comes back"
    assert "She left." in page.content.decode()
    assert 'value="nam-ra" id="id_characters_0" checked' in page.content.decode()


def test_the_history_tells_the_difference_and_the_reason(at_desk, theory, client):
    typed = typed_theory(body="She left for good.", reason="Rewatched the finale.")
    at_desk.post(edit_url(theory), typed)
    page = client.get(f"/theories/{theory.slug}/history/")
    latest, first = page.context["revisions"]
    text = page.content.decode()
    pieces = {change["label"]: change["pieces"] for change in latest["changes"]}
    assert (latest["who"].username, latest["reason"]) == ("ana", typed["reason"])
    assert first["changes"] == []
    assert any(op == "insert" and "for good" in words for op, words in pieces["claim"])
    assert any(op == "delete" and "never" in words for op, words in pieces["claim"])
    assert "<ins>" in text
    assert "<del>" in text


def test_the_history_names_characters_and_arcs_as_readers_do(at_desk, theory, client):
    nam_ra = make_character("Nam-ra")
    typed = typed_theory(characters=[nam_ra.slug], arc="other")
    at_desk.post(edit_url(theory), typed)
    page = client.get(f"/theories/{theory.slug}/history/").content.decode()
    assert "Nam-ra" in page
    assert "Everything else" in page


def test_markup_in_former_words_is_shown_and_never_obeyed(at_desk, theory, client):
    at_desk.post(edit_url(theory), typed_theory(body="<img src=x onerror=alert(1)>"))
    page = client.get(f"/theories/{theory.slug}/history/").content.decode()
    assert "&lt;img src=x onerror=alert(1)&gt;" in page.replace("</ins>", "")
    assert "<img src=x" not in page


def test_one_edit_is_one_revision(at_desk, theory):
    at_desk.post(edit_url(theory), typed_theory(characters=[make_character().slug]))
    assert theory.history.count() == 2


def test_a_refused_edit_changes_nothing_and_keeps_what_was_typed(at_desk, theory):
    typed = typed_theory(title="Will she come back?", body="Not *lost*.")
    response = at_desk.post(edit_url(theory), typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Say it as a statement, not a question." in page
    assert "Not *lost*." in page
    assert Theory.objects.get().body == "She left."
    assert theory.history.count() == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_preview_while_editing_saves_nothing(headers, at_desk, theory):
    typed = typed_theory(preview="1")
    response = at_desk.post(edit_url(theory), typed, headers=headers)
    assert response.status_code == 200
    assert "<strong>said</strong>" in response.content.decode()
    assert Theory.objects.get().body == "She left."


def test_a_theory_does_not_look_like_itself(at_desk, theory):
    typed = typed_theory(title=theory.title, look_alikes="1")
    response = at_desk.post(edit_url(theory), typed, headers=HTMX)
    assert response.context["look_alikes"] == []


def test_nobody_edits_the_words_of_somebody_else(as_user, theory, ben, mona):
    for other in [ben, mona]:
        client = as_user(other)
        assert client.get(edit_url(theory)).status_code == 403
        assert client.post(edit_url(theory), typed_theory()).status_code == 403
    assert Theory.objects.get().title == "Nam-ra never comes back"


def test_a_locked_theory_is_not_edited(at_desk, theory):
    Theory.objects.update(locked=True)
    assert at_desk.post(edit_url(theory), typed_theory()).status_code == 403


def test_fields_that_no_form_shows_cannot_be_set(at_desk, theory, ana, ben):
    forged = {
        "author": str(ben.pk),
        "state": "hidden",
        "score": "999",
        "ups": "999",
        "hot": "1e9",
        "origin": "curated",
        "slug": "mine",
        "id": "1",
        "locked": "on",
        "created_at": "2001-01-01",
    }
    before = Theory.objects.values(*forged).get()
    response = at_desk.post(edit_url(theory), typed_theory(**forged))
    assert response.status_code == 303
    assert Theory.objects.values(*forged).get() == before
