"""No page asks more of the database as the site grows.

Every address of the site is opened, by the filters that it knows, on a site and on one
six times as large, of which visitors may see a tenth. What the databases do for it is
counted (tests.work). PostgreSQL reads tables as small as these whole, whatever it would
do with large ones: tests/test_plans.py asks it for that.
"""

import pytest
from django.db import connection

from characters.models import Character
from episodes.questions import compiled
from theories.models import Comment, Theory

from .crowd import Crowd
from .factories import make_comment, make_theory
from .rarity import forget_what_is_rare
from .site_map import FOR_FANS, FOR_MODERATORS, NOT_PAGES, PUBLIC, Sample
from .work import counted_work

ENOUGH = 25
"""In place of a thousand or two: what is counted or sorted at most."""

SORTS = ["hot", "new", "best", "contested", "sleepers", "hype"]
NARROWED = ["arc=other", "verdict=open", "verdict=confirmed", "character=nam-ra"]
NARROWED += ["q=boat", "q=boat&arc=other&verdict=open&character=nam-ra"]
FILTERS = {
    "theories:list": [
        *(f"?sort={sort}" for sort in SORTS),
        *(f"?sort=hot&{each}" for each in NARROWED),
        *(f"?sort=hype&{each}" for each in NARROWED),
    ],
    "evidence:list": [
        *["", "?kind=scene", "?kind=webtoon", "?tier=press", "?episode=s1e12"],
        *["?character=nam-ra", "?q=boat", "?kind=scene&tier=on-screen&q=boat"],
    ],
    "search": ["?q=boat", "?q=rumour", "?q=nothing", "?at_once=1&q=boat"],
    "moderation:log": ["", "?action=keep", "?action=hide", "?reason=abuse"],
    "moderation:queue": ["", "?kind=fan", "?why=held", "?free=on"],
}
EVERYBODYS = PUBLIC | NOT_PAGES

GROWS = {
    # With all links of one piece of evidence, and with all that one fan did.
    *["evidence:detail", "fans:detail", "fans:links", "theories:board"],
    "theories:following",
    # With the calls of everybody, and with two weeks of votes (docs/speed.md).
    *["theories:leaderboards", "moderation:vote_patterns"],
}


class Site:
    def __init__(self, sample, readers):
        self.sample, self.readers = sample, readers
        self.addresses = sample.addresses()

    def opened(self):
        """Each address with its filters, and who opens it."""
        for names, readers in [
            (EVERYBODYS, ["visitor", "early", "fan"]),
            (FOR_FANS, ["fan"]),
            (FOR_MODERATORS, ["moderator"]),
        ]:
            for name in sorted(names - GROWS):
                for query in FILTERS.get(name, [""]):
                    for who in readers:
                        yield who, self.addresses[name] + query

    def work(self):
        """{(who, address): what the database does, and the queries}"""
        forget_what_is_rare()
        result = {}
        for who, address in self.opened():
            with counted_work() as done:
                answer = self.readers[who].get(address)
            assert answer.status_code in (200, 404), address
            result[who, address] = done
        return result


@pytest.fixture
def site(ana, ben, mona, season_one, client, as_user, monkeypatch):
    for name in ["web.counting.FEW", "web.counting.ENOUGH", "search.conditions.FEW"]:
        monkeypatch.setattr(name, ENOUGH)
    monkeypatch.setattr("theories.moving.LOOKED_AT", ENOUGH)
    monkeypatch.setattr("aouad_site.home.ENOUGH", ENOUGH)
    monkeypatch.setattr("syndication.sitemaps.SPAN", ENOUGH)
    # What was put together before holds the limits of before, and the other way round.
    compiled.cache_clear()
    early = type(client)()
    early.post("/horizon/", {"watched_through": 101})
    readers = {"visitor": client, "early": early}
    readers |= {"fan": as_user(ben), "moderator": as_user(mona)}
    sample = Sample(ana, season_one[112], mona)
    Character.objects.update(reveal_at=101)
    yield Site(sample, readers)
    compiled.cache_clear()


def analyze():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="see above")
def test_six_times_the_rows_are_as_much_work(site, ana, ben):
    crowd = Crowd(site.sample, ana, ben)
    crowd.grow(320)
    analyze()
    before = site.work()
    crowd.grow(1600)
    analyze()
    after = site.work()
    slack = 2_000 if connection.vendor == "sqlite" else 200
    grown = [
        f"{key}: from {total(before[key])} to {total(done)}, most for {max(done)[1]}"
        for key, done in after.items()
        if total(done) > 1.3 * total(before[key]) + slack
    ]
    assert not grown, "\n".join(grown)
    assert not [sql for done in after.values() for _n, sql in done if "OFFSET" in sql]


def test_what_is_said_elsewhere_costs_a_thread_nothing(ana, ben, client):
    theory, other = make_theory(author=ana), make_theory(author=ana)
    for each in [theory] * 40 + [other] * 10:
        make_comment(each, author=ben)
    analyze()
    before = work_for_heads(client, theory)
    # So many that it is dear to look through them, whatever else lies in the table.
    more = [Comment(theory=other, author=ben, body="Yes.") for _ in range(4_000)]
    Comment.objects.bulk_create(more)
    analyze()
    assert work_for_heads(client, theory) <= 1.3 * before


def work_for_heads(client, theory):
    """What it takes to find the comments that head the newest threads."""
    with counted_work() as done:
        assert client.get(theory.get_absolute_url()).status_code == 200
    comments = 'SELECT "theories_comment"'
    [work] = [n for n, sql in done if sql.startswith(comments) and "LIMIT" in sql]
    return work


def total(done):
    return sum(number for number, _sql in done)


def test_a_query_that_grows_would_be_found(site, ana, ben):
    counted = []
    for size in (100, 400):
        Crowd(site.sample, ana, ben).grow(size)
        with counted_work() as done:
            list(Theory.objects.filter(summary="x").order_by("settled_by")[:9])
        counted.append(total(done))
    assert counted[1] > 3 * counted[0]
