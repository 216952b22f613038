"""Who takes a link away, and where none can be made."""

import pytest
from django.core.exceptions import PermissionDenied

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


def test_a_locked_theory_takes_no_links(as_user, ben):
    theory, evidence = make_theory(locked=True), make_evidence()
    client = as_user(ben)
    assert client.get(links_url(theory)).status_code == 403
    assert client.post(links_url(theory), typed(evidence)).status_code == 403
    with pytest.raises(PermissionDenied):
        make_link(theory, evidence)


def test_a_hidden_theory_takes_no_links(as_user, ben, mona):
    theory, evidence = make_theory(state="hidden"), make_evidence()
    assert as_user(ben).post(links_url(theory), typed(evidence)).status_code == 404
    assert as_user(mona).post(links_url(theory), typed(evidence)).status_code == 403


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_who_made_a_link_removes_it(headers, as_user, ben):
    link = make_link(author=ben)
    response = as_user(ben).post(f"/links/{link.pk}/removal/", headers=headers)
    assert response.status_code == (200 if headers else 303)
    assert not Link.objects.exists()
    assert Theory.objects.get().is_hunch


def test_nobody_else_removes_a_link_not_even_the_author_of_the_theory(
    as_user, ana, ben
):
    link = make_link(make_theory(author=ana), author=ben)
    url = f"/links/{link.pk}/removal/"
    assert as_user(ana).post(url).status_code == 403
    assert as_user(ben).get(url).status_code == 405
    assert Link.objects.get() == link


def test_a_link_to_something_out_of_sight_cannot_be_removed(as_user, ben):
    link = make_link(make_theory(), author=ben)
    link.theory.hide()
    assert as_user(ben).post(f"/links/{link.pk}/removal/").status_code == 404
