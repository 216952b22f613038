"""A page costs as many queries for five rows as for fifty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from theories.models import Rivalry

from .factories import (
    make_character,
    make_comment,
    make_evidence,
    make_fact,
    make_link,
    make_proposal,
    make_theory,
    make_user,
)
from .rarity import forget_what_is_rare

STANCES = ["supports", "contradicts", "complicates"]


class Site:
    """One of each page, with as many rows on every one of them as wanted."""

    def __init__(self, author, episode):
        self.author, self.episode = author, episode
        self.theory = make_theory("The one in the middle", author=author)
        self.evidence = make_evidence(slug="middle", episode=episode)
        self.character = make_character(slug="middle")
        self.rivalry = Rivalry.objects.create(title="Which?")
        self.rivalry.theories.add(self.theory, make_theory(author=author))

    def grow(self, rows):
        for number in range(rows):
            fan, person = make_user(), make_character()
            theory = make_theory(author=self.author, characters=[self.character])
            evidence = make_evidence(
                episode=self.episode, added_by=fan, characters=[self.character]
            )
            evidence.sources.create(key=f"source-{evidence.pk}", title="A talk")
            stance = STANCES[number % 3]
            make_link(self.theory, evidence, author=fan, stance=stance)
            make_link(theory, self.evidence, author=self.author, stance=stance)
            self.theory.links.get(evidence=evidence).cast_strength_vote(make_user(), 5)
            self.theory.give_odds(fan, number % 100)
            theory.give_odds(fan, 50)
            make_proposal(self.theory, evidence, author=fan)
            theory.settle("confirmed", evidence=evidence, reason="Shown.", by=fan)
            root = make_comment(self.theory, author=fan)
            make_comment(self.theory, author=fan, parent=root)
            make_fact(self.character, text=f"Fact {number}.")
            person.facts.create(kind="status", status="alive")
            self.character.aliases.create(text=f"Alias {evidence.pk}")
            self.character.relationships.create(to_character=person, kind="friend")
            group = person.groups.create(slug=f"group-{evidence.pk}", name="A group")
            group.members.add(self.character)
            self.evidence.characters.add(person)
            self.theory.characters.add(person)
            self.rivalry.theories.add(theory)
            self.theory.edit(by=self.author, body=f"{number}", characters=[person])

    @property
    def urls(self):
        theory = self.theory.get_absolute_url()
        return [
            "/",
            "/theories/",
            "/theories/?sort=best&q=number",
            "/theories/?character=middle",
            "/theories/?sort=sleepers",
            "/theories/?verdict=confirmed",
            theory,
            f"{theory}standing/",
            f"{theory}history/",
            "/evidence/",
            "/evidence/?character=middle",
            "/evidence/middle/",
            "/episodes/",
            "/episodes/s1e12/",
            "/characters/",
            "/characters/middle/",
            self.author.get_absolute_url(),
            "/leaderboards/",
            f"{self.author.get_absolute_url()}links/",
            self.rivalry.get_absolute_url(),
            "/board/",
            "/search/?q=e",
            "/moderation/log/",
        ]

    @property
    def desk(self):
        theory = self.theory.get_absolute_url()
        return [
            "/theories/new/",
            "/evidence/new/",
            f"{theory}edit/",
            f"{theory}links/",
            f"{theory}proposals/",
            "/settings/",
        ]


ADMIN = [
    "/admin/theories/theory/",
    "/admin/theories/comment/",
    "/admin/evidence/evidence/",
    "/admin/evidence/source/",
    "/admin/characters/character/",
    "/admin/characters/group/",
    "/admin/episodes/episode/",
    "/admin/moderation/decision/",
]


def costs(client, urls):
    """{url: number of queries}"""
    result = {}
    for url in urls:
        forget_what_is_rare()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200, url
        result[url] = len(queries)
    return result


@pytest.fixture
def site(ana, season_one):
    site = Site(ana, season_one[112])
    # A column without a row asks for none, and odds are shown from five fans on.
    site.grow(5)
    return site


def test_fifty_rows_cost_what_five_cost(site, client, as_user, ben, mona):
    readers = [
        (as_user(ben), site.urls),
        (client, ["/", "/theories/", site.theory.get_absolute_url(), "/evidence/"]),
        (as_user(site.author), site.desk),
        (as_user(mona), ADMIN),
    ]
    costs(as_user(mona), ["/admin/moderation/decision/"])  # fills what is kept
    before = [costs(reader, urls) for reader, urls in readers]
    site.grow(45)
    after = [costs(reader, urls) for reader, urls in readers]
    assert after == before
    assert all(number <= 30 for number in before[0].values()), before[0]
