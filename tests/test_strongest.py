"""A card shows the best evidence on each side, of what its reader may see."""

import pytest

from theories.models import Theory

from .factories import make_evidence, make_link, make_theory, viewer_of


def strongest(viewer=None):
    """{title of the theory: (stance, title of the evidence) of each side}"""
    theories = Theory.objects.for_list(viewer or viewer_of())
    return {
        theory.title: [
            (link.stance, link.evidence.title) for link in theory.strongest_links
        ]
        for theory in theories
    }


@pytest.fixture
def theory(ana):
    return make_theory("The bonfire is a signal to the halfbies", author=ana)


def tie(theory, title, stance="supports", **fields):
    make_link(theory, make_evidence(title, **fields), stance=stance)


def test_each_side_shows_what_stands_nearest_to_the_show(theory):
    tie(theory, "A fan says so", kind="reading")
    tie(theory, "It was seen", kind="scene")
    tie(theory, "An actor says so", kind="interview")
    tie(theory, "The press denies it", "contradicts", kind="article")
    tie(theory, "It was said", "contradicts", kind="dialogue")
    assert strongest() == {
        theory.title: [("supports", "It was seen"), ("contradicts", "It was said")]
    }


def test_of_two_alike_the_earlier_one_stays(theory):
    tie(theory, "It was seen")
    tie(theory, "It was seen again")
    assert strongest() == {theory.title: [("supports", "It was seen")]}


def test_what_complicates_is_on_neither_side(theory):
    tie(theory, "It was seen", "complicates")
    assert strongest() == {theory.title: []}


def test_theories_do_not_lend_each_other_evidence(theory):
    other = make_theory("Nam-ra comes back for good")
    tie(theory, "It was seen")
    tie(other, "An actor says so", "contradicts", kind="interview")
    assert strongest() == {
        theory.title: [("supports", "It was seen")],
        other.title: [("contradicts", "An actor says so")],
    }


def test_the_best_within_the_horizon_takes_the_place_of_one_beyond(theory, client):
    tie(theory, "Season 2 shows it", reveal_at=203)
    tie(theory, "A fan says so", kind="reading")
    title = theory.title
    assert strongest() == {title: [("supports", "A fan says so")]}
    assert strongest(viewer_of(watched_through=203)) == {
        title: [("supports", "Season 2 shows it")]
    }
    assert "Season 2 shows it" not in client.get("/theories/").content.decode()


def test_hidden_evidence_is_shown_to_nobody(theory, client):
    tie(theory, "It was seen")
    theory.links.get().evidence.hide()
    assert strongest() == {theory.title: []}
    assert 'class="strongest"' not in client.get("/theories/").content.decode()
