"""Posting a theory, and the address that it gets."""

import pytest

from theories.models import Link, Theory

from .factories import (
    make_character,
    make_link,
    make_theory,
    typed_theory,
)

NEW = "/theories/new/"

pytestmark = pytest.mark.usefixtures("season_one")


@pytest.fixture
def at_desk(as_user, ana):
    """Ana's client: she is the one who writes."""
    return as_user(ana)


def test_a_theory_goes_on_record_as_it_was_typed(at_desk, ana):
    nam_ra, other = make_character("Nam-ra"), make_character("Su-hyeok")
    response = at_desk.post(NEW, typed_theory(characters=[nam_ra.slug]))
    theory = Theory.objects.get()
    assert response.status_code == 303
    assert response["Location"] == theory.get_absolute_url()
    assert theory.title == "Nam-ra comes back for good"
    assert theory.slug == "nam-ra-comes-back-for-good"
    assert theory.body_html.strip() == "<p>She <strong>said</strong> so.</p>"
    assert (theory.author, theory.origin, theory.state) == (ana, "fan", "published")
    assert list(theory.characters.all()) == [nam_ra]
    assert other not in theory.characters.all()


def test_a_theory_without_evidence_is_marked_as_a_hunch(at_desk):
    response = at_desk.post(NEW, typed_theory(), follow=True)
    assert response.context["theory"].is_hunch
    assert "hunch" in response.content.decode()


def test_the_same_title_again_gets_a_number(at_desk):
    for _ in range(3):
        at_desk.post(NEW, typed_theory())
    slugs = set(Theory.objects.values_list("slug", flat=True))
    wanted = "nam-ra-comes-back-for-good"
    assert slugs == {wanted, f"{wanted}-2", f"{wanted}-3"}


def test_a_hidden_namesake_keeps_its_address(at_desk):
    make_theory("Nam-ra comes back for good", state="hidden")
    response = at_desk.post(NEW, typed_theory())
    assert response["Location"].endswith("-for-good-2/")


@pytest.mark.parametrize("taken", ["new", "look-alikes"])
def test_no_theory_takes_an_address_of_the_site(taken, db):
    theory = make_theory(f"{taken}".ljust(10, "!"))
    assert theory.slug == f"{taken}-theory"


def test_visitors_are_asked_to_log_in_first(client):
    response = client.get(NEW)
    assert response["Location"] == f"/accounts/login/?next={NEW}"
    assert client.post(NEW, typed_theory()).status_code == 302
    assert not Theory.objects.exists()


def test_links_stay_when_the_words_change(at_desk, ana):
    link = make_link(make_theory(author=ana))
    at_desk.post(f"/theories/{link.theory.slug}/edit/", typed_theory())
    assert Link.objects.get() == link
