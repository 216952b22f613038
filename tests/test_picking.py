"""Evidence picked in the form of a theory, and its other steps before posting."""

import pytest

from theories.models import Link, Theory

from .factories import (
    make_evidence,
    make_theory,
    typed_theory,
)
from .reading import HTMX

NEW = "/theories/new/"

pytestmark = pytest.mark.usefixtures("season_one")


@pytest.fixture
def at_desk(as_user, ana):
    """Ana's client: she is the one who writes."""
    return as_user(ana)


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


def test_evidence_beyond_the_horizon_is_not_offered(at_desk):
    secret = make_evidence("The fire in season 2", reveal_at=201)
    response = at_desk.post(NEW, typed_theory(find="1", q="fire"))
    assert secret.title not in response.content.decode()
