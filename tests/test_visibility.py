"""Who sees what: words out of sight, and things beyond what somebody has watched."""

import pytest

from theories.models import Rivalry

from .factories import (
    make_character,
    make_comment,
    make_evidence,
    make_fact,
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


def test_characters_and_what_is_known_keep_to_the_horizon(client, as_user, ben):
    nam_ra = make_character("Nam-ra", slug="nam-ra", reveal_at=101)
    later = make_character(SPOILER, slug="later", reveal_at=108)
    make_fact(nam_ra, text=f"Kin of {SPOILER}.", reveal_at=108)
    nam_ra.relationships.create(to_character=later, kind="kin", reveal_at=101)
    pages = [
        "/characters/",
        "/characters/nam-ra/",
        "/characters/later/",
        "/search/?q=Z",
    ]
    ben.watched_through = 107
    ben.save()
    assert [url for url in pages if tells(as_user(ben), url)] == []
    assert [url for url in pages if tells(client, url)] == pages


@pytest.mark.parametrize(
    ("watched_through", "status"),
    [(101, "alive"), (107, "presumed-dead"), (112, "halfbie")],
)
def test_a_status_is_the_one_as_far_as_somebody_watched(
    watched_through, status, client, as_user, ben
):
    nam_ra = make_character("Nam-ra", slug="nam-ra", reveal_at=101)
    for known, since in [("halfbie", 108), ("alive", 101), ("presumed-dead", 106)]:
        nam_ra.facts.create(kind="status", status=known, reveal_at=since)
    ben.watched_through = watched_through
    ben.save()
    page = as_user(ben).get("/characters/nam-ra/")
    listed = as_user(ben).get("/characters/").context["page"].items[0]
    assert page.context["status"].status == listed.status.status == status


def test_a_comment_spoils_what_its_theory_spoils(as_user, ben):
    theory = make_theory(reveal_at=110)
    comment = make_comment(theory)
    assert comment.reveal_at == 110


def test_the_history_keeps_to_the_horizon(client, ana):
    theory = make_theory(author=ana, body=f"{SPOILER}!", reveal_at=201)
    later = make_character(f"{SPOILER} himself", reveal_at=201)
    theory.edit(by=ana, body="Nothing.", reveal_at=112, characters=[later])
    theory.edit(by=ana, body="Nothing more.", characters=[])
    page = client.get(f"{theory.get_absolute_url()}history/")
    assert page.status_code == 200
    assert SPOILER not in page.content.decode()


def test_counts_on_the_home_page_count_what_is_seen(client, db):
    make_theory(arc="other")
    make_theory(arc="other", reveal_at=201)
    make_theory(arc="other", state="hidden")
    make_evidence()
    make_evidence(reveal_at=201)
    page = client.get("/")
    assert page.context["theory_count"] == page.context["evidence_count"] == 1
    assert {arc["value"]: arc["count"] for arc in page.context["arcs"]}["other"] == 1
