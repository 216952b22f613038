"""The gate in random worlds, beside the rule in plain Python."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from episodes.mentions import latest_mention
from episodes.viewer import Horizon, Viewer
from evidence.models import Evidence
from theories.models import Link, Theory

from .factories import make_evidence, make_theory, make_user

orders = st.sampled_from([101, 103, 107, 112, 201, 203, 208])
axes = st.sampled_from(["screen", "announcement", "webtoon"])
points = st.tuples(orders, axes)
horizons = st.builds(Horizon, orders, st.booleans(), st.booleans())
worlds = st.lists(points, min_size=1, max_size=4)


# Rows take as long as the machine is busy: no deadline.
random_worlds = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck)
)


def covers(horizon, point):
    order, axis = point
    on = {"announcement": horizon.announcements, "webtoon": horizon.webtoon}
    return order <= horizon.watched_through and on.get(axis, True)


class Worlds(TestCase):
    """hypothesis rolls every example back, which needs its own TestCase."""

    def setUp(self):
        self.author = make_user()

    @random_worlds
    @given(claims=worlds, scenes=worlds, horizon=horizons)
    def test_a_link_is_seen_when_both_its_ends_are(self, claims, scenes, horizon):
        theories = [
            make_theory(author=self.author, reveal_at=order, reveal_axis=axis)
            for order, axis in claims
        ]
        evidence = [
            make_evidence(reveal_at=order, reveal_axis=axis) for order, axis in scenes
        ]
        expected, counts = set(), {}
        for theory, claim in zip(theories, claims, strict=True):
            for item, scene in zip(evidence, scenes, strict=True):
                link = theory.link_evidence(
                    item, stance="supports", argument="", by=self.author
                )
                if covers(horizon, claim) and covers(horizon, scene):
                    expected.add(link.pk)
                    counts[theory.pk] = counts.get(theory.pk, 0) + 1
        viewer = Viewer(horizon=horizon)

        seen = Link.objects.visible_to(viewer)
        beyond = Link.objects.beyond(viewer)
        listed = Theory.objects.for_list(viewer)

        assert {link.pk for link in seen} == expected
        assert {link.pk for link in beyond} == {
            link.pk for link in Link.objects.all()
        } - expected
        assert {each.pk: each.seen_standing.supporting for each in listed} == {
            theory.pk: counts.get(theory.pk, 0)
            for theory, claim in zip(theories, claims, strict=True)
            if covers(horizon, claim)
        }

    @random_worlds
    @given(scenes=worlds, horizon=horizons, chosen=st.sets(st.integers(0, 3)))
    def test_opening_one_thing_shows_that_thing_alone(self, scenes, horizon, chosen):
        evidence = [
            make_evidence(reveal_at=order, reveal_axis=axis) for order, axis in scenes
        ]
        opened = [item for place, item in enumerate(evidence) if place in chosen]
        viewer = Viewer(
            horizon=horizon, opened=frozenset(("evidence", each.pk) for each in opened)
        )

        seen = set(Evidence.objects.visible_to(viewer))

        covered = {
            item
            for item, scene in zip(evidence, scenes, strict=True)
            if covers(horizon, scene)
        }
        assert seen == covered | set(opened)

    @random_worlds
    @given(scenes=worlds, one=horizons, other=orders)
    def test_watching_on_never_hides_anything(self, scenes, one, other):
        for order, axis in scenes:
            make_evidence(reveal_at=order, reveal_axis=axis)
        further = Horizon(
            max(one.watched_through, other), one.announcements, one.webtoon
        )

        before = set(Evidence.objects.visible_to(Viewer(horizon=one)))

        assert before <= set(Evidence.objects.visible_to(Viewer(horizon=further)))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("In S2E3 she returns", 203),
        ("s01e12, then s2e1", 201),
        ("Season 2, episode 10 says so", 210),
        ("season 2 ep. 4", 204),
        ("시즌 2 3화에서", 203),
        ("시즌2의 11회", 211),
        ("Nothing is named here", 0),
        ("s3 is a bucket, e2 an engine", 0),
        ("S2E300", 0),
    ],
)
def test_a_text_gives_away_the_latest_episode_it_names(text, order):
    assert latest_mention("S1E1" if order else "", text) == order
