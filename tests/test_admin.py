"""The admin: canon is edited with history, and nothing goes past a decision."""

import pytest

from moderation.models import Decision
from theories.models import Theory

from .factories import (
    make_character,
    make_comment,
    make_evidence,
    make_link,
    make_theory,
)

# django-simple-history still asks for every relation without naming one.
history_asks_for_everything = pytest.mark.filterwarnings(
    "ignore:Calling select_related"
)


def admin_url(thing):
    meta = thing._meta
    return f"/admin/{meta.app_label}/{meta.model_name}/"


@pytest.fixture
def as_mona(as_user, mona):
    return as_user(mona)


def filled(page, **changed):
    """What the form on an admin page would send, with some of it changed."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    typed = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                typed[field.html_name] = value
    return typed | changed


def test_the_form_of_a_theory_cannot_change_its_state_or_counters(as_mona):
    theory = make_theory(origin="curated")
    url = f"{admin_url(theory)}{theory.pk}/change/"
    forged = {"state": "hidden", "ups": "9", "score": "9", "slug": "mine"}
    response = as_mona.post(url, filled(as_mona.get(url), settled_by="Seen.", **forged))
    after = Theory.objects.get()
    assert response.status_code == 302
    assert after.settled_by == "Seen."
    assert (after.state, after.score, after.slug) == ("published", 0, theory.slug)
    assert not Decision.objects.exists()


@history_asks_for_everything
def test_nobody_edits_a_fans_words_or_whose_they_are(as_mona, ben):
    theory = make_theory("She comes back alone", settled_by="Seen.")
    url = f"{admin_url(theory)}{theory.pk}/change/"
    forged = {"title": "He stays away", "settled_by": "Not seen.", "author": ben.pk}
    response = as_mona.post(url, filled(as_mona.get(url), arc="other", **forged))
    after = Theory.objects.get()
    assert response.status_code == 302
    assert after.arc == "other"
    assert (after.title, after.settled_by) == ("She comes back alone", "Seen.")
    assert after.author == theory.author


@history_asks_for_everything
def test_too_complex_words_are_refused_in_the_admin_too(as_mona):
    theory = make_theory(origin="curated")
    url = f"{admin_url(theory)}{theory.pk}/change/"
    response = as_mona.post(url, filled(as_mona.get(url), title="Is it so?"))
    assert response.status_code == 200
    assert "Say it as a statement" in response.content.decode()


@history_asks_for_everything
def test_a_moderator_removes_a_link_and_the_count_follows(as_mona):
    link = make_link()
    as_mona.post(f"/admin/theories/link/{link.pk}/delete/", {"post": "yes"})
    assert Theory.objects.get(pk=link.theory_id).supports == 0


@history_asks_for_everything
def test_an_edit_of_canon_leaves_history(as_mona, mona):
    nam_ra = make_character("Nam-ra")
    url = f"{admin_url(nam_ra)}{nam_ra.pk}/"
    form = as_mona.get(f"{url}change/")
    response = as_mona.post(f"{url}change/", filled(form, role="Class president"))
    nam_ra.refresh_from_db()
    latest = nam_ra.history.first()
    assert response.status_code == 302
    assert nam_ra.role == latest.role == "Class president"
    assert latest.history_user == mona
    assert as_mona.get(f"{url}history/").status_code == 200


def test_an_edit_of_evidence_leaves_history(as_mona, mona):
    evidence = make_evidence()
    url = f"{admin_url(evidence)}{evidence.pk}/change/"
    moment = {"created_at_0": "2026-01-01", "created_at_1": "10:00"}
    as_mona.post(url, filled(as_mona.get(url), title="What she said", **moment))
    latest = evidence.history.first()
    assert latest.history_user == mona
    assert latest.title == "What she said"


def test_the_admin_sends_visitors_to_the_same_log_in_as_everybody(client, db):
    response = client.get("/admin/theories/theory/", follow=True)
    path = response.request["PATH_INFO"]
    assert path == "/accounts/login/"
    assert "/admin/" in response.request["QUERY_STRING"].replace("%2F", "/")


def test_no_password_is_taken_at_the_door_of_the_admin(client, mona):
    typed = {"username": "mona", "password": "a long enough password"}
    client.post("/admin/login/", typed)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("q", ["a\0b", "%", "'", "x" * 5000, "걸"])
def test_the_search_of_the_admin_survives_odd_words(q, as_mona):
    for thing in [make_theory(), make_comment(), make_evidence(), make_character()]:
        assert as_mona.get(admin_url(thing), {"q": q}).status_code in (200, 302, 400)
