"""Posting a theory, with evidence picked in the same form, and editing it."""

import pytest

from theories.models import Link, Theory

from .factories import (
    make_character,
    make_evidence,
    make_link,
    make_theory,
    typed_theory,
)

HTMX = {"HX-Request": "true"}
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


def test_evidence_picked_in_the_form_is_linked(at_desk, ana):
    first, second = make_evidence(), make_evidence()
    picked = {
        "evidence": [first.slug, second.slug],
        "stance": ["supports", "contradicts"],
        "argument": ["She says it.", "She is far away."],
    }
    at_desk.post(NEW, typed_theory(**picked))
    theory = Theory.objects.get()
    links = {(link.evidence, link.stance, link.argument) for link in Link.objects.all()}
    assert links == {
        (first, "supports", "She says it."),
        (second, "contradicts", "She is far away."),
    }
    assert (theory.supports, theory.contradicts, theory.is_hunch) == (1, 1, False)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_find_shows_evidence_and_posts_nothing(headers, at_desk):
    make_evidence("The fire on the roof")
    make_evidence("A boat at night")
    response = at_desk.post(NEW, typed_theory(find="1", q="fire"), headers=headers)
    page = response.content.decode()
    assert response.status_code == 200
    assert "The fire on the roof" in page
    assert "A boat at night" not in page
    assert ("<html" in page) is (not headers)
    assert not Theory.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_add_puts_evidence_among_the_rows(headers, at_desk):
    evidence = make_evidence("The fire on the roof")
    response = at_desk.post(NEW, typed_theory(add=evidence.slug), headers=headers)
    page = response.content.decode()
    assert f'name="evidence" value="{evidence.slug}"' in page
    assert [row.evidence for row in response.context["picker"].rows] == [evidence]
    assert not Theory.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_remove_takes_one_row_out_and_keeps_the_other(headers, at_desk):
    first, second = make_evidence(), make_evidence()
    picked = {
        "evidence": [first.slug, second.slug],
        "stance": ["supports", "complicates"],
        "argument": ["One.", "Two."],
        "remove": first.slug,
    }
    response = at_desk.post(NEW, typed_theory(**picked), headers=headers)
    rows = response.context["picker"].rows
    kept = [(row.slug, row.stance, row.argument) for row in rows]
    assert kept == [(second.slug, "complicates", "Two.")]


@pytest.mark.parametrize("step", ["find", "add", "remove", "preview"])
def test_a_step_without_htmx_keeps_everything_typed(step, at_desk):
    typed = typed_theory(body="Half a *thought*", title="Too short")
    page = at_desk.post(NEW, typed | {step: "x"}).content.decode()
    for words in ["Half a *thought*", "Too short", "She is seen alive."]:
        assert words in page
    assert "errorlist" not in page


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_preview_shows_what_readers_will_see(headers, at_desk):
    typed = typed_theory(body="**Bold** ||hidden||", preview="1")
    response = at_desk.post(NEW, typed, headers=headers)
    page = response.content.decode()
    assert "<strong>Bold</strong>" in page
    assert "<details" in page
    assert ("<html" in page) is (not headers)
    assert not Theory.objects.exists()


def test_theories_that_look_alike_are_offered_while_the_title_is_typed(at_desk):
    alike = make_theory("Nam-ra comes back as the leader")
    far = make_theory("The virus has spread to Seoul")
    hidden = make_theory("Nam-ra comes back to school", state="hidden")
    typed = typed_theory(look_alikes="1")
    response = at_desk.post(NEW, typed, headers=HTMX)
    page = response.content.decode()
    assert alike.title in page
    assert far.title not in page
    assert hidden.title not in page
    assert "<html" not in page


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("남라는 결국 돌아온다고 본다", "남라는-결국-돌아온다고-본다"),
        ("Nam-ra's group grows in number", "nam-ras-group-grows-in-number"),
        ("!!!!!!!!!!!!", "theory"),  # nothing to make an address of
        ("new " * 30, "-".join(["new"] * 20)),  # cut between words at 80
    ],
)
def test_addresses_are_made_from_titles(title, slug, at_desk):
    response = at_desk.post(NEW, typed_theory(title=title))
    assert response.status_code == 303
    assert Theory.objects.get().slug == slug
    assert at_desk.get(response["Location"]).status_code == 200


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


def test_evidence_beyond_the_horizon_is_not_offered(at_desk):
    secret = make_evidence("The fire in season 2", reveal_at=201)
    response = at_desk.post(NEW, typed_theory(find="1", q="fire"))
    assert secret.title not in response.content.decode()


def test_links_stay_when_the_words_change(at_desk, ana):
    link = make_link(make_theory(author=ana))
    at_desk.post(f"/theories/{link.theory.slug}/edit/", typed_theory())
    assert Link.objects.get() == link
