"""Lists: their orders, and pages that together are the whole."""

import re
from html import unescape

import pytest

from theories.models import Rivalry, Theory, Vote

from .factories import (
    make_character,
    make_comment,
    make_episode,
    make_evidence,
    make_theory,
    make_user,
)
from .reading import HTMX

MORE = re.compile(r'id="more-\w+-link" href="([^"]+)"')


def pages(client, url, **options):
    """The page and all that follow, by the link that a reader would press."""
    response = client.get(url)
    yield response
    while link := MORE.search(response.content.decode()):
        path = url.partition("?")[0]
        response = client.get(path + unescape(link[1]), **options)
        yield response


def shown(response):
    return list(response.context["page"].items)


def vote(theory, ups, downs):
    for value in [Vote.Choice.UP] * ups + [Vote.Choice.DOWN] * downs:
        theory.cast_vote(make_user(), value)
    return theory


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("new", ["quiet", "split", "loved"]),
        ("best", ["loved", "split", "quiet"]),
        ("contested", ["split", "quiet", "loved"]),  # ties: the newer first
        ("hot", ["loved", "quiet", "split"]),
    ],
)
def test_each_order_puts_its_own_first(sort, order, client, db):
    made = {"loved": vote(make_theory(), 3, 0), "split": vote(make_theory(), 2, 2)}
    made["quiet"] = make_theory()
    names = {theory.pk: name for name, theory in made.items()}
    response = client.get("/theories/", {"sort": sort})
    assert [names[theory.pk] for theory in shown(response)] == order


def test_ten_ups_outweigh_twelve_hours_of_youth(client, db):
    older, younger = make_theory(), make_theory()
    Theory.objects.filter(pk=older.pk).update(ups=10, score=10, hot=older.hot + 1)
    assert shown(client.get("/theories/")) == [older, younger]


@pytest.mark.parametrize(
    ("sort", "headers"),
    [("hot", HTMX), ("hot", {}), ("new", {}), ("best", {}), ("contested", HTMX)],
)
def test_show_more_leads_through_every_theory_once(sort, headers, client, db):
    made = {
        vote(make_theory(), number % 5 == 0, number % 7 == 0) for number in range(41)
    }
    answers = list(pages(client, f"/theories/?sort={sort}&arc=", headers=headers))
    seen = [theory for answer in answers for theory in shown(answer)]
    assert [len(shown(answer)) for answer in answers] == [20, 20, 1]
    assert len(seen) == len(set(seen))
    assert set(seen) == made


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_every_other_list_is_paged_as_well(headers, client, ana):
    episode = make_episode()
    theory = make_theory(author=ana)
    for number in range(31):
        make_evidence(episode=episode, starts_at=number // 2 if number % 5 else None)
        make_character()
        make_comment(theory)
    for _ in range(30):
        make_theory(author=ana)
    for url in [
        "/evidence/",
        "/evidence/?episode=s1e12&kind=scene",
        "/episodes/s1e12/",
        "/characters/",
        "/fans/ana/",
        theory.get_absolute_url(),
    ]:
        seen = [
            row
            for answer in pages(client, url, headers=headers)
            for row in shown(answer)
        ]
        assert len(seen) == len(set(seen)) == 31, url


def test_a_fragment_is_the_part_of_the_page_that_changes(client, db):
    for _ in range(21):
        make_theory()
    first, second = pages(client, "/theories/", headers=HTMX)
    filtered = client.get("/theories/", {"arc": "government"}, headers=HTMX)
    assert "<html" in first.content.decode()
    assert second.content.decode().lstrip().startswith("<li")
    assert 'id="results"' in filtered.content.decode()
    for answer in [second, filtered]:
        assert "<html" not in answer.content.decode()
        assert "HX-Request" in answer["Vary"]


@pytest.mark.parametrize("extra", ["HX-Boosted", "HX-History-Restore-Request"])
def test_htmx_gets_the_page_when_it_shows_a_whole_page(extra, client, db):
    response = client.get("/theories/", headers=HTMX | {extra: "true"})
    assert "<html" in response.content.decode()


def test_the_timeline_of_an_episode_is_in_the_order_of_its_scenes(client, db):
    episode = make_episode()
    times = [300, None, 20, 300]
    made = [make_evidence(episode=episode, starts_at=each) for each in times]
    order = [made[2], made[0], made[3], made[1]]
    assert shown(client.get(episode.get_absolute_url())) == order


def test_rivals_stand_on_each_others_pages_once(client, db):
    theories = [make_theory() for _ in range(3)]
    for question in ["Who?", "Why?"]:
        Rivalry.objects.create(title=question).theories.set(theories)
    rivals = client.get(theories[0].get_absolute_url()).context["rivals"]
    assert set(rivals) == set(theories[1:])
    assert len(rivals) == 2
