"""Editing a theory: the new words, and the former ones in the history."""

from functools import partial

import pytest

from moderation.models import Decision
from theories.models import Theory

from .at_once import at_once
from .factories import (
    make_character,
    make_comment,
    make_episode,
    make_theory,
    make_user,
    typed_theory,
)
from .reading import HTMX

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
    latest, first = page.context["page"].items
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


def test_an_author_does_not_go_below_what_a_moderator_set(as_user, ana, mona):
    make_episode(205)
    ana.watched_through = 208
    ana.save()
    theory = make_theory("Nam-ra comes back for good", author=ana)
    stale = Theory.objects.get(pk=theory.pk)
    point = {"reveal_at": 205, "reveal_axis": "announcement"}
    decision = Decision.make("reveal", theory, by=mona, reason="spoiler", **point)
    url = f"{theory.get_absolute_url()}edit/"
    assert as_user(ana).post(url, typed_theory(reason="typo")).status_code == 303
    stale.edit(by=ana, body="Read before the decision.", reveal_at=112)
    theory.refresh_from_db()
    assert (theory.reveal_at, theory.reveal_axis) == (205, "announcement")
    decision.undo(by=mona)
    theory.refresh_from_db()
    assert not theory.reveal_is_set
    theory.edit(by=ana, reveal_at=112)
    assert Theory.objects.get().reveal_at == 112


def begun(at_desk, theory):
    """The edition that the form of an edit carries."""
    return at_desk.get(edit_url(theory)).context["form"]["edition"].value()


def test_of_two_edits_at_once_the_second_sees_both_texts(at_desk, theory):
    edition = begun(at_desk, theory)
    first = typed_theory(body="Words from the phone.", edition=edition)
    assert at_desk.post(edit_url(theory), first).status_code == 303
    second = typed_theory(body="Words from the desk.", edition=edition)
    refused = at_desk.post(edit_url(theory), second)
    assert refused.status_code == 409
    assert "changed elsewhere while you wrote" in refused.text
    assert "Words from the phone." in refused.text
    assert "Words from the desk." in refused.text
    assert Theory.objects.get().body == "Words from the phone."
    again = second | {"edition": refused.context["form"]["edition"].value()}
    assert at_desk.post(edit_url(theory), again).status_code == 303
    assert Theory.objects.get().body == "Words from the desk."


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_comment_changed_elsewhere_says_so(headers, as_user, ben):
    comment, client = make_comment(author=ben, body="As it was."), as_user(ben)
    url = f"/comments/{comment.pk}/edit/"
    edition = client.get(url).context["form"]["edition"].value()
    comment.edit("Words from the phone.")
    typed = {"body": "Words from the desk.", "edition": edition}
    refused = client.post(url, typed, headers=headers)
    assert refused.status_code == 409
    assert "Words from the phone." in refused.text
    assert "Words from the desk." in refused.text
    again = {**typed, "edition": refused.context["form"]["edition"].value()}
    assert client.post(url, again, headers=headers).status_code in (200, 303)
    comment.refresh_from_db()
    assert comment.body == "Words from the desk."


@pytest.mark.django_db(transaction=True)
def test_of_edits_at_the_same_moment_one_is_saved_and_the_rest_are_told(as_user):
    ana = make_user()
    theory = make_theory(author=ana, body="As it was.")
    make_episode()
    typed = typed_theory(edition=begun(as_user(ana), theory))
    edits = [
        partial(as_user(ana).post, edit_url(theory), typed | {"body": f"Edit {n}"})
        for n in range(4)
    ]
    answers = sorted(answer.status_code for answer in at_once(*edits))
    assert answers == [303, 409, 409, 409]
    assert theory.history.count() == 2
