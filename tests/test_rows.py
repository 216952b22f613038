"""Rows of cards: read as they are, and models as soon as somebody wants one."""

import pytest
from django.db import models

from episodes.viewer import Viewer
from theories.asking import theory_cards
from web.facts import digest

from .factories import make_link, make_theory

pytestmark = pytest.mark.django_db


@pytest.fixture
def theory(ana):
    theory = make_theory("Told once", author=ana)
    make_link(theory)
    return theory


def card(theory):
    return theory_cards(Viewer(), [theory.pk])[theory.pk]


def is_a_model(row):
    return isinstance(vars(row)["_wrapped"], models.Model)


def test_columns_are_read_without_a_model(theory):
    row = card(theory)
    assert (row.pk, row.title, row["score"]) == (theory.pk, "Told once", 0)
    assert row.created_at == theory.created_at
    digest(row)
    assert not is_a_model(row)


def test_anything_else_makes_the_model_with_all_that_hangs_on_it(theory):
    row = card(theory)
    assert row.get_absolute_url() == theory.get_absolute_url()
    assert is_a_model(row)
    assert row == theory
    [link] = row.seen_links
    assert link.theory.author.username == "ana"
    assert row.seen_standing.supporting == 1


def test_facts_differ_with_what_was_read_and_with_nothing_else(theory, ben):
    before = digest(card(theory))
    assert digest(card(theory)) == before
    theory.cast_vote(ben, 1)
    voted = digest(card(theory))
    assert voted != before
    make_link(theory)
    assert digest(card(theory)) not in (before, voted)
