"""Links: evidence tied to a theory, once, with a stance and an argument."""

import pytest
from django.db import IntegrityError

from theories.models import Link, Theory

from .factories import make_evidence, make_link, make_theory
from .reading import HTMX


def links_url(theory):
    return f"/theories/{theory.slug}/links/"


def typed(chosen, **changed):
    return {
        "evidence": chosen.slug,
        "stance": "contradicts",
        "argument": "She is seen leaving.",
        **changed,
    }


def test_any_fan_links_evidence_to_a_theory_of_somebody_else(as_user, ben):
    theory, evidence = make_theory(), make_evidence()
    response = as_user(ben).post(links_url(theory), typed(evidence))
    link = theory.links.get()
    assert response.status_code == 303
    assert response["Location"] == f"{theory.get_absolute_url()}#evidence"
    assert (link.evidence, link.author, link.stance) == (evidence, ben, "contradicts")
    assert link.argument == "She is seen leaving."


def test_with_htmx_the_evidence_section_takes_the_place_of_the_form(as_user, ben):
    theory, evidence = make_theory(), make_evidence("Nam-ra leaves the roof")
    on_its_page = {"HX-Current-URL": f"http://testserver{theory.get_absolute_url()}"}
    response = as_user(ben).post(
        links_url(theory), typed(evidence), headers=HTMX | on_its_page
    )
    page = response.content.decode()
    assert response["HX-Retarget"] == "#evidence"
    assert "<html" not in page
    assert "Nam-ra leaves the roof" in page
    assert "She is seen leaving." in page


def test_from_the_page_of_the_form_htmx_leads_to_the_theory(as_user, ben):
    theory, evidence = make_theory("남라가 돌아온다, 다시"), make_evidence()
    here = {"HX-Current-URL": f"http://testserver{links_url(theory)}"}
    response = as_user(ben).post(
        links_url(theory), typed(evidence), headers=HTMX | here
    )
    assert response["HX-Redirect"] == f"{theory.get_absolute_url()}#evidence"


def test_an_argument_that_names_an_episode_waits_for_it(client, db):
    link = make_link(argument="As S2E3 shows.")
    page = client.get(link.theory.get_absolute_url()).content.decode()
    assert "As S2E3 shows." not in page


def test_a_locked_theory_keeps_its_links(as_user, ben):
    link = make_link(author=ben)
    Theory.objects.update(locked=True)
    assert as_user(ben).post(f"/links/{link.pk}/removal/").status_code == 403


def test_a_theory_is_a_hunch_until_evidence_is_linked():
    assert Theory(supports=0).is_hunch
    assert not Theory(complicates=1).is_hunch


def test_each_stance_has_its_counter_and_its_column(client, db):
    theory = make_theory()
    stances = ["supports", "supports", "contradicts", "complicates"]
    made = [make_link(theory, stance=stance) for stance in stances]
    page = client.get(theory.get_absolute_url())
    theory.refresh_from_db()
    columns = {each.name: each.page.items for each in page.context["columns"]}
    assert columns == {
        "supports": made[:2],
        "contradicts": [made[2]],
        "complicates": [made[3]],
    }
    assert (theory.supports, theory.contradicts, theory.complicates) == (2, 1, 1)


def test_the_page_of_the_evidence_shows_the_theory(client, db):
    link = make_link(make_theory("Gwi-nam is alive"), stance="contradicts")
    page = client.get(link.evidence.get_absolute_url())
    (column,) = page.context["columns"]
    assert (column.name, column.page.items) == ("contradicts", [link])
    assert "Gwi-nam is alive" in page.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_same_evidence_is_not_linked_twice(headers, as_user, ben):
    link = make_link()
    response = as_user(ben).post(
        links_url(link.theory), typed(link.evidence), headers=headers
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "This evidence is linked here already." in page
    assert "She is seen leaving." in page
    assert Link.objects.get() == link


def test_the_database_refuses_the_same_evidence_twice(ben):
    link = make_link()
    with pytest.raises(IntegrityError):
        make_link(link.theory, link.evidence, author=ben, stance="contradicts")


def test_the_database_refuses_an_unknown_stance(db):
    with pytest.raises(IntegrityError):
        Link.objects.create(
            theory=make_theory(), evidence=make_evidence(), stance="proves"
        )


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"evidence": ""}, "Choose a piece of evidence."),
        ({"evidence": "nothing-of-the-kind"}, "There is no such evidence."),
        ({"stance": "proves"}, "proves is not one of the available choices."),
        ({"stance": ""}, "This field is required."),
        ({"argument": ""}, "Write something that can be seen."),
        ({"argument": "\u200b\u3164"}, "Write something that can be seen."),
        ({"argument": "x" * 281}, "at most 280 characters"),
    ],
)
def test_a_link_that_lacks_something_is_refused_with_the_reason(
    changed, reason, as_user, ben
):
    theory, evidence = make_theory(), make_evidence("Nam-ra on the roof")
    response = as_user(ben).post(links_url(theory), typed(evidence, **changed))
    assert response.status_code == 422
    assert reason in response.content.decode()
    assert not Link.objects.exists()


def test_evidence_is_found_before_it_is_linked(as_user, ben):
    theory = make_theory()
    make_evidence("The fire on the roof")
    make_evidence("A boat at night")
    linked = make_link(theory, make_evidence("Another fire")).evidence
    client = as_user(ben)
    for response in [
        client.get(links_url(theory), {"q": "fire"}),
        client.post(links_url(theory), {"find": "1", "q": "fire"}, headers=HTMX),
    ]:
        page = response.content.decode()
        assert response.status_code == 200
        assert "The fire on the roof" in page
        assert "A boat at night" not in page
        assert linked.title not in page


def test_hidden_evidence_is_neither_found_nor_linked(as_user, ben):
    theory, evidence = make_theory(), make_evidence("The fire on the roof")
    evidence.hide()
    client = as_user(ben)
    found = client.get(links_url(theory), {"q": "fire"})
    linked = client.post(links_url(theory), typed(evidence))
    assert evidence.title not in found.content.decode()
    assert linked.status_code == 422
    assert not Link.objects.exists()
