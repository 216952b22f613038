"""Lists merged from streams show what the gate lets through, in the same order."""

from itertools import product
from random import Random

import pytest

from episodes.viewer import Viewer
from evidence.models import Evidence
from theories.models import Theory
from theories.models.querysets import ORDERS

from .factories import make_evidence, make_theory, viewer_of

POINTS = [(101, "screen"), (112, "screen"), (203, "screen"), (112, "webtoon")]


@pytest.fixture
def theories(ana, ben):
    chance = Random(7)
    made = [
        make_theory(author=author, arc=arc, reveal_at=at, reveal_axis=axis, state=state)
        for author, arc, (at, axis), state in product(
            [ana, ben], ["other", "government"], POINTS, ["published", "hidden"]
        )
    ]
    for theory in made:
        ranks = {name: chance.randrange(5) for name in ("hot", "best", "contested")}
        gap = chance.randrange(-3, 3)
        Theory.objects.filter(pk=theory.pk).update(gap=gap, **ranks)
    return made


def viewers(ana, mona, theories):
    opened = {("theory", each.pk) for each in theories[4:6]}
    yield from [Viewer(), viewer_of(watched_through=101), viewer_of(webtoon=True)]
    yield viewer_of(watched_through=100)
    yield from [viewer_of(ana, watched_through=101), viewer_of(mona)]
    yield Viewer(opened=frozenset(opened))


@pytest.mark.parametrize("sort", ORDERS)
def test_every_list_is_what_the_gate_lets_through(sort, ana, mona, theories):
    for viewer in viewers(ana, mona, theories):
        listed = Theory.objects.listed_for(viewer).in_order(sort)
        seen = Theory.objects.visible_to(viewer).in_order(sort)
        for narrow in [{}, {"arc": "other"}]:
            expected = seen.filter(**narrow).order_by(*ORDERS[sort])
            merged = listed.in_part(**narrow).order_by(*ORDERS[sort])
            assert list(merged.leading(99)) == list(expected)
            assert list(merged.leading(3)) == list(expected[:3])
            assert merged.leading(5).count() == len(expected[:5])


def test_evidence_is_listed_the_same(ana, mona):
    for kind, (at, axis) in product(["scene", "dialogue"], POINTS):
        make_evidence(kind=kind, reveal_at=at, reveal_axis=axis, added_by=ana)
    for viewer in viewers(ana, mona, [make_theory()] * 6):
        listed = Evidence.objects.listed_for(viewer).newest_first()
        expected = Evidence.objects.visible_to(viewer).newest_first()
        assert list(listed.leading(99)) == list(expected)


def test_what_moves_is_in_its_new_stream_at_once(mona):
    theory = make_theory()
    listed = Theory.objects.listed_for
    for change in [{"state": "hidden"}, {"reveal_at": 203}, {"reveal_axis": "webtoon"}]:
        kept = {name: getattr(theory, name) for name in change}
        assert theory in listed(Viewer()).order_by("-pk").leading(9)
        Theory.objects.filter(pk=theory.pk).update(**change)
        assert theory not in listed(Viewer()).order_by("-pk").leading(9)
        Theory.objects.filter(pk=theory.pk).update(**kept)
