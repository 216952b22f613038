"""Filters combine, and search finds people by any of their names."""

import pytest

from .factories import (
    make_character,
    make_evidence,
    make_link,
    make_theory,
)


def shown(response):
    return list(response.context["page"].items)


def test_an_arc_and_a_character_and_words_narrow_together(client, db):
    nam_ra, other = make_character(), make_character()
    wanted = make_theory("The boat brings her back", arc="other", characters=[nam_ra])
    make_theory("The boat brings him back", arc="other", characters=[other])
    make_theory("The boat brings all back", arc="government", characters=[nam_ra])
    make_theory("The bus brings her back", arc="other", characters=[nam_ra])
    query = {"arc": "other", "character": nam_ra.slug, "q": "boat"}
    assert shown(client.get("/theories/", query)) == [wanted]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"scene", "line", "talk"}),
        ({"episode": "s1e12"}, {"scene"}),
        ({"kind": "dialogue"}, {"line"}),
        ({"tier": "on-screen"}, {"scene", "line"}),
        ({"tier": "on-screen", "episode": "s1e5"}, {"line"}),
        ({"character": "nam-ra"}, {"scene", "talk"}),
        ({"character": "nam-ra", "tier": "creator"}, {"talk"}),
        ({"q": "남라"}, {"scene", "talk"}),  # the name of who is in it, in Hangul
        ({"q": "ROOF"}, {"scene"}),
        ({"q": "roof", "kind": "interview"}, set()),
    ],
)
def test_evidence_is_narrowed_by_all_that_is_chosen(query, found, client, season_one):
    nam_ra = make_character("Nam-ra", slug="nam-ra", hangul="남라")
    make_evidence(
        "On the roof", slug="scene", episode=season_one[112], characters=[nam_ra]
    )
    make_evidence("A word", slug="line", kind="dialogue", episode=season_one[105])
    make_evidence("A talk", slug="talk", kind="interview", characters=[nam_ra])
    response = client.get("/evidence/", query)
    assert {evidence.slug for evidence in shown(response)} == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["nam-ra", "gwi-nam"]),
        ({"q": "남라"}, ["nam-ra"]),
        ({"q": "yoo in-soo"}, ["gwi-nam"]),  # who plays them
        ({"q": "ban-jang"}, ["nam-ra"]),  # another way to write them
        ({"group": "class"}, ["nam-ra"]),
        ({"group": "class", "q": "gwi"}, []),
    ],
)
def test_characters_are_found_by_any_of_their_names(query, found, client, db):
    nam_ra = make_character("Nam-ra", slug="nam-ra", hangul="남라", position=1)
    make_character("Gwi-nam", slug="gwi-nam", actor="Yoo In-soo", position=2)
    nam_ra.aliases.create(text="ban-jang")
    nam_ra.index()
    nam_ra.groups.create(slug="class", name="The class")
    response = client.get("/characters/", query)
    assert [character.slug for character in shown(response)] == found


def test_search_finds_all_three_kinds_of_things(client, db):
    found = [
        make_theory("The boat brings her back"),
        make_evidence("A boat at night"),
        make_character("Boatman"),
    ]
    make_link()
    context = client.get("/search/", {"q": "boat"}).context
    kinds = ["theories", "evidence", "characters"]
    assert [list(context[kind]) for kind in kinds] == [[each] for each in found]
