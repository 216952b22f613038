"""What one reader's page kept never shows on the page of another."""

import re

import pytest
from django.test import Client

from episodes.viewer import Viewer
from theories.models import Theory
from web import pieces

from .factories import (
    make_character,
    make_comment,
    make_evidence,
    make_theory,
    make_user,
    viewer_of,
)
from .test_pieces import theory  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
EVER_NEW = re.compile(r'name="(?:csrfmiddlewaretoken|key)"[^>]*>|[^<>]*</time>')
"""Tokens, keys of forms, and how many seconds ago: never the same twice."""


@pytest.fixture
def readers(as_user, ana, ben, mona, theory):  # noqa: F811
    """A visitor and fans who each said something else of the same theory."""
    eve, link = make_user("eve"), theory.links.get()
    theory.cast_vote(ben, 1)
    theory.give_odds(ben, 70, moved_by=link)
    link.cast_strength_vote(eve, 5)
    first = make_comment(theory, author=ben)
    make_comment(theory, author=eve, parent=first, body="No, she *does not*.")
    make_comment(theory, author=ana, body="I stand by it.")
    return [Client(), *map(as_user, [ana, ben, eve, mona, make_user("kim")])]


def masked(answer):
    return EVER_NEW.sub("", answer.content.decode())


def pages_of(theory):  # noqa: F811
    evidence = theory.links.get().evidence
    return [theory.get_absolute_url(), evidence.get_absolute_url(), "/evidence/"]


def test_pages_are_what_they_would_be_if_nobody_else_had_read(readers, theory):  # noqa: F811
    for url in pages_of(theory):
        for reader in readers:
            reader.get(url)
        warm = [masked(reader.get(url)) for reader in readers]
        for reader, page in zip(readers, warm, strict=True):
            pieces.shelf.things.clear()
            assert masked(reader.get(url)) == page


def test_what_is_hidden_is_gone_from_the_page_of_everybody(readers, theory):  # noqa: F811
    url, link = theory.get_absolute_url(), theory.links.get()
    said = theory.comments.get(body="Well said.")
    assert all("Well said." in masked(each.get(url)) for each in readers)
    said.hide()
    link.hide()
    visitor, *_others, kim = readers
    for reader in (visitor, kim):
        page = masked(reader.get(url))
        assert "Well said." not in page
        assert link.argument not in page


def test_an_edited_comment_shows_at_once(readers, theory):  # noqa: F811
    comment = theory.comments.get(body="Well said.")
    url = theory.get_absolute_url()
    pages = [masked(each.get(url)) for each in readers]
    comment.edit("Badly said.")
    assert all("Well said." in page for page in pages)
    assert all("Badly said." in masked(each.get(url)) for each in readers)


def test_filters_offer_who_there_is_now_and_whom_one_may_know(as_user, ben, client):
    make_evidence()
    fan = as_user(ben)
    assert "Ri-an" not in masked(fan.get("/evidence/"))
    make_character("Ri-an")
    make_character("Zanzibar", reveal_at=205)
    for reader in (fan, client):
        page = masked(reader.get("/evidence/"))
        assert "Ri-an" in page
        assert "Zanzibar" not in page
    assert "selected" in masked(fan.get("/evidence/?kind=scene")).split("Show")[0]


def test_visitors_questions_are_kept_and_their_answers_are_not():
    first = make_theory()
    assert [*Theory.objects.for_list(Viewer())] == [first]
    late = make_theory(reveal_at=203)
    second = make_theory()
    assert {*Theory.objects.for_list(Viewer())} == {first, second}
    everything = Theory.objects.for_list(viewer_of(watched_through=203))
    assert {*everything} == {first, second, late}
    opened = Viewer(opened=frozenset([("theory", late.pk)]))
    assert {*Theory.objects.for_list(opened)} == {first, second, late}


def test_what_narrowed_a_question_before_still_does():
    first, second = make_theory(), make_theory()
    assert {*Theory.objects.for_list(Viewer())} == {first, second}
    assert [*Theory.objects.filter(pk=first.pk).for_list(Viewer())] == [first]
    newest = Theory.objects.order_by("-pk").for_list(Viewer())
    oldest = Theory.objects.order_by("pk").for_list(Viewer())
    assert [*newest] == [*oldest][::-1] == [second, first]
    assert first.author.theories.for_list(Viewer()).get() == first
