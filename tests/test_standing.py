"""Standing: what the linked evidence adds up to, and nothing else."""

from itertools import count
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.kinds import TIER_WEIGHTS, Tier
from evidence.models.accuracy import accuracy
from theories.recounting import recount
from theories.standing import Standing, standing_of, strength

from .factories import make_evidence, make_link, make_theory, make_user, viewer_of


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([], 2.0),  # a new link
        ([5], 3.0),  # (5 + 2·2) / 3
        ([0], 4 / 3),
        ([5, 5], 4.0),
        ([1, 2, 5], 8 / 3),
        ([0, 0, 0, 0], 0.0),
        ([5, 5, 5, 5], 5.0),
    ],
)
def test_strength_starts_at_two_and_belongs_to_the_judges_from_the_third_on(
    votes, expected
):
    assert strength(sum(votes), len(votes)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [(0, 0, 0.5), (2, 0, 4 / 6), (0, 4, 0.25), (98, 0, 100 / 102)],
)
def test_accuracy_starts_at_one_half_and_follows_the_votes(yes, no, expected):
    assert accuracy(yes, no) == pytest.approx(expected)


def test_the_standing_of_a_theory_worked_out_by_hand(db):
    theory = make_theory()
    scene = make_evidence(tier="on-screen")
    interview = make_evidence(kind="interview", tier="creator")
    make_link(theory, scene, stance="supports")
    against = make_link(theory, interview, stance="contradicts")
    for judge in [make_user(), make_user(), make_user()]:
        against.cast_strength_vote(judge, 5)
        scene.cast_accuracy_vote(judge, 1)
    # Supports: 1.0 · (0+2)/3·… = tier 1.0, strength 2, accuracy (3+2)/(3+0+4) = 5/7.
    supports = 1.0 * 2 / 5 * 5 / 7
    # Contradicts: tier 0.8, strength (15+0)/3 = 5, accuracy 2/4.
    contradicts = 0.8 * 5 / 5 * 1 / 2
    theory.refresh_from_db()
    standing = theory.standing_for(viewer_of())
    assert standing.supports == pytest.approx(supports)
    assert standing.contradicts == pytest.approx(contradicts)
    share = (supports + 1) / (supports + contradicts + 2)
    assert standing.share == pytest.approx(share)
    assert theory.standing == standing.share


def test_without_any_evidence_the_standing_is_one_half_and_says_nothing(db):
    standing = make_theory().standing_for(viewer_of())
    assert (standing.share, standing.is_weighed) == (0.5, False)


def test_what_complicates_counts_on_neither_side(db):
    theory = make_theory()
    make_link(theory, stance="complicates")
    assert theory.standing_for(viewer_of()) == Standing(complicating=1)


def test_links_to_one_scene_count_once_by_the_strongest(season_one):
    theory = make_theory()
    shown = {"episode": season_one[112], "tier": "on-screen"}
    weak = make_link(theory, make_evidence(starts_at=600, **shown))
    strong = make_link(theory, make_evidence(starts_at=640, **shown))
    later = make_link(theory, make_evidence(starts_at=660, **shown))
    strong.cast_strength_vote(make_user(), 5)
    standing = theory.standing_for(viewer_of())
    assert standing.counted == {strong.pk, later.pk}
    assert standing.supports == pytest.approx(0.5 * 3 / 5 + 0.5 * 2 / 5)
    assert weak.pk not in standing.counted


def test_the_same_minute_of_another_episode_is_another_scene(season_one):
    theory = make_theory()
    for order in [111, 112]:
        evidence = make_evidence(starts_at=600, episode=season_one[order])
        make_link(theory, evidence)
    assert len(theory.standing_for(viewer_of()).counted) == 2


def test_evidence_beyond_the_horizon_weighs_nothing_for_whoever_stays_behind(
    season_one,
):
    theory = make_theory()
    make_link(theory, make_evidence(reveal_at=203))
    behind, ahead = viewer_of(), viewer_of(watched_through=203)
    assert theory.standing_for(behind).share == 0.5
    assert theory.standing_for(ahead).share > 0.5
    theory.refresh_from_db()
    assert theory.standing == 0.5  # what lists are sorted by gives nothing away


def test_removing_a_link_and_hiding_evidence_take_their_weight_away(ana):
    theory = make_theory(author=ana)
    evidence = make_evidence()
    link = make_link(theory)
    make_link(theory, evidence)
    link.remove()
    evidence.hide()
    theory.refresh_from_db()
    assert (theory.standing, theory.is_weighed) == (0.5, False)
    evidence.restore()
    theory.refresh_from_db()
    assert theory.is_weighed


def a_link(stance, tier, votes, yes, no, starts_at):
    evidence = SimpleNamespace(episode_id=1, starts_at=starts_at)
    weight = TIER_WEIGHTS[tier] * strength(sum(votes), len(votes)) / 5
    return SimpleNamespace(
        pk=next(keys),
        stance=stance,
        evidence=evidence,
        weight=weight * accuracy(yes, no),
    )


keys = count(1)
few = st.integers(0, 50)
links = st.builds(
    dict,
    stance=st.sampled_from(["supports", "contradicts", "complicates"]),
    tier=st.sampled_from(list(Tier)),
    votes=st.lists(st.sampled_from([0, 1, 2, 5]), max_size=6),
    yes=few,
    no=few,
    starts_at=st.none() | st.integers(0, 300),
)


@given(st.lists(links, max_size=12))
def test_the_standing_lies_between_nothing_and_certainty(each):
    assert 0 < standing_of([a_link(**link) for link in each]).share < 1


@given(st.lists(links, min_size=1, max_size=8), st.data())
def test_each_vote_moves_the_standing_its_own_way_or_not_at_all(each, data):
    moved = data.draw(st.integers(0, len(each) - 1))
    change = data.draw(st.sampled_from(["votes", "yes", "no"]))
    after = [dict(link) for link in each]
    if change == "votes":
        after[moved]["votes"] = [*each[moved]["votes"], 5]
    else:
        after[moved][change] += 1
    before = standing_of([a_link(**link) for link in each]).share
    change_of_share = standing_of([a_link(**link) for link in after]).share - before
    side = {"supports": 1, "contradicts": -1, "complicates": 0}[each[moved]["stance"]]
    direction = side * (-1 if change == "no" else 1)
    assert change_of_share * direction >= -1e-12
    if direction == 0:
        assert change_of_share == 0


def test_a_theory_out_of_sight_keeps_its_standing(ana):
    theory = make_theory(author=ana)
    make_link(theory)
    theory.refresh_from_db()
    before = theory.standing
    theory.hide()
    theory.weigh()
    theory.refresh_from_db()
    assert (theory.standing, theory.is_weighed) == (before, True)
    assert not list(recount(repair=False))
