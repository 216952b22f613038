"""What is told keeps to how far somebody has watched."""

import pytest

from .factories import (
    make_character,
    make_comment,
    make_evidence,
    make_fact,
    make_theory,
)

SPOILER = "Zanzibar"
"""A word that stands nowhere else, so that a page either tells it or does not."""


def tells(client, url, **options):
    response = client.get(url, **options)
    return response.status_code == 200 and SPOILER in response.content.decode()


def test_characters_and_what_is_known_keep_to_the_horizon(client, as_user, ben):
    nam_ra = make_character("Nam-ra", slug="nam-ra", reveal_at=101)
    later = make_character(SPOILER, slug="later", reveal_at=108)
    make_fact(nam_ra, text=f"Kin of {SPOILER}.", reveal_at=108)
    nam_ra.relationships.create(to_character=later, kind="kin", reveal_at=101)
    pages = [
        "/characters/",
        "/characters/nam-ra/",
        "/characters/later/",
        "/search/?q=Zan",
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
    assert page.context["open_count"] == page.context["evidence_count"] == 1
    assert {arc["value"]: arc["count"] for arc in page.context["arcs"]}["other"] == 1
