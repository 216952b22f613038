"""Questions whose SQL is kept: asked for anybody, they find what a new one finds."""

import pytest

from episodes.questions import Question
from episodes.viewer import Horizon, Viewer
from theories.models import Theory

from .factories import make_theory

pytestmark = pytest.mark.django_db

by_key = Question(
    lambda viewer, keys: (
        Theory.objects.visible_to(viewer).filter(pk__in=keys).order_by("pk")
    ),
    most=3,
)
at_address = Question(
    lambda viewer, slug: (
        Theory.objects.visible_to(viewer).with_vote_of(viewer.user).filter(slug=slug)
    )
)


@pytest.fixture
def theories(ana):
    return [make_theory(f"Theory {n}", author=ana) for n in range(5)]


def test_each_fan_finds_their_own_words_and_nobody_elses(ana, ben, theories):
    hidden = theories[0]
    hidden.hide()
    for _time in range(2):
        assert at_address.ask(Viewer(ana), slug=hidden.slug) == [hidden]
        assert at_address.ask(Viewer(ben), slug=hidden.slug) == []
        assert at_address.ask(Viewer(), slug=hidden.slug) == []


def test_each_fan_finds_their_own_vote(ben, mona, theories):
    theories[0].cast_vote(ben, 1)
    said = [
        at_address.ask(Viewer(fan), slug=theories[0].slug)[0].my_vote
        for fan in (ben, mona, ben)
    ]
    assert said == [1, 0, 1]


def test_each_horizon_has_a_question_of_its_own(theories):
    later = make_theory("Told by season 2", author=None, reveal_at=203)
    seen = [
        at_address.ask(Viewer(horizon=Horizon(watched)), slug=later.slug)
        for watched in (112, 203, 112)
    ]
    assert seen == [[], [later], []]


def test_a_moderator_finds_what_is_hidden(mona, theories):
    theories[0].hide()
    assert at_address.ask(Viewer(mona), slug=theories[0].slug) == [theories[0]]


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
def test_a_list_of_any_length_finds_what_it_names(theories, number):
    keys = [theory.pk for theory in theories[:number]]
    assert by_key.ask(Viewer(), keys=keys) == theories[:number]
    assert by_key.ask(Viewer(), keys=keys[::-1]) == theories[:number]


def test_what_is_found_reads_on_as_any_row_does(ana, theories):
    found = at_address.ask(Viewer(ana), slug=theories[0].slug)[0]
    found.refresh_from_db()
    assert [found.author, found.links.count()] == [ana, 0]


def test_a_question_has_to_depend_on_what_it_is_asked(theories):
    everything = Question(lambda viewer, slug: Theory.objects.visible_to(viewer))
    with pytest.raises(ValueError, match="does not depend on slug"):
        everything.ask(Viewer(), slug="theory-1")
