"""Who sees what: words out of sight, and things beyond what somebody has watched."""

import pytest

from theories.models import Rivalry

from .factories import (
    make_character,
    make_evidence,
    make_link,
    make_theory,
)

STATES = ["hidden", "pending", "removed"]
SPOILER = "Zanzibar"
"""A word that stands nowhere else, so that a page either tells it or does not."""


def tells(client, url, **options):
    response = client.get(url, **options)
    return response.status_code == 200 and SPOILER in response.content.decode()


@pytest.fixture
def around(season_one):
    """Everything on the site around one theory and one piece of evidence."""

    def around(theory, evidence):
        nam_ra = make_character("Nam-ra", slug="nam-ra", reveal_at=101)
        theory.characters.add(nam_ra)
        evidence.characters.add(nam_ra)
        type(evidence).objects.update(episode=season_one[101])
        make_link(theory, make_evidence("Seen by all", slug="seen"))
        known = make_link(make_theory("Known to all of us"), evidence).theory
        Rivalry.objects.create(title="Which?").theories.add(theory, known)
        return [
            "/",
            "/theories/",
            "/theories/?sort=new",
            known.get_absolute_url(),
            "/evidence/",
            "/evidence/seen/",
            "/episodes/s1e1/",
            "/characters/",
            "/characters/nam-ra/",
            "/search/?q=behind",
            f"/fans/{theory.author.username}/",
        ]

    return around


@pytest.mark.parametrize("state", STATES)
def test_a_theory_out_of_sight_is_there_for_its_author_and_moderators(
    state, client, as_user, ana, ben, mona
):
    theory = make_theory(f"{SPOILER} is behind it", author=ana, state=state)
    for door in ["", "history/"]:
        url = theory.get_absolute_url() + door
        assert client.get(url).status_code == 404
        assert as_user(ben).get(url).status_code == 404
        assert tells(as_user(ana), url)
        assert tells(as_user(mona), url)


def test_evidence_out_of_sight_is_there_for_who_added_it_and_moderators(
    client, as_user, ana, ben, mona
):
    evidence = make_evidence(SPOILER, added_by=ana)
    evidence.hide()
    url = evidence.get_absolute_url()
    assert client.get(url).status_code == 404
    assert as_user(ben).get(url).status_code == 404
    assert tells(as_user(ana), url)
    assert tells(as_user(mona), url)


def test_no_page_tells_what_moderators_hid(around, client, as_user, ben):
    theory, evidence = (
        make_theory(f"{SPOILER} is behind it"),
        make_evidence(f"{SPOILER} behind glass"),
    )
    pages = around(theory, evidence)
    told = [url for url in pages if tells(client, url)]
    theory.hide()
    evidence.hide()
    assert len(told) == len(pages) - 1  # the list of characters tells of no theory
    for reader in [client, as_user(ben)]:
        assert [url for url in pages if tells(reader, url)] == []


def test_hidden_and_missing_answer_alike(client, db):
    theory = make_theory(state="hidden")
    hidden = client.get(theory.get_absolute_url())
    slug, theory.slug = theory.slug, "missing"
    missing = client.get(theory.get_absolute_url())
    pages = [hidden.content.decode(), missing.content.decode()]
    assert pages[0].replace(slug, "missing") == pages[1]
    assert hidden.status_code == missing.status_code


@pytest.mark.parametrize(
    ("reveal", "horizon", "is_told"),
    [
        ((105, "screen"), (104, False, False), False),
        ((105, "screen"), (105, False, False), True),
        ((105, "screen"), (112, False, False), True),
        ((201, "screen"), (112, True, True), False),
        ((112, "announcement"), (112, False, True), False),
        ((112, "announcement"), (112, True, False), True),
        ((112, "announcement"), (111, True, False), False),
        ((112, "webtoon"), (112, True, False), False),
        ((112, "webtoon"), (112, False, True), True),
    ],
)
def test_every_page_keeps_to_the_horizon(
    reveal, horizon, is_told, around, as_user, ben
):
    reveal = dict(zip(["reveal_at", "reveal_axis"], reveal, strict=True))
    theory = make_theory(f"{SPOILER} is behind it", **reveal)
    evidence = make_evidence(f"{SPOILER} behind glass", **reveal)
    pages = around(theory, evidence)
    # The rest is for everybody, so that only the two are at stake.
    for thing in [theory, evidence]:
        type(thing).objects.exclude(pk=thing.pk).update(reveal_at=101)
    ben.watched_through, ben.shows_announcements, ben.shows_webtoon = horizon
    ben.save()
    reader = as_user(ben)
    own = [theory.get_absolute_url(), evidence.get_absolute_url()]
    assert [tells(reader, url) for url in own] == [is_told, is_told]
    told = [url for url in pages if tells(reader, url)]
    # The list of characters tells of no theory and no evidence.
    assert len(told) == (len(pages) - 1 if is_told else 0)
