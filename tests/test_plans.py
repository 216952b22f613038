"""No list reads more as the site grows: what the databases say they will do.

Every query of every list is explained. What a list shows comes in its order from an
index, and of a table that grows no query reads every row.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .factories import (
    make_character,
    make_comment,
    make_evidence,
    make_link,
    make_theory,
    make_user,
)

GROWING = "theories_|evidence_|accounts_user"
HOLDS_FEW = re.compile('"fan_id" =|FROM "(?:characters|episodes)_|AS merged')
"""What one fan believes, or was right about; what is as large as the show; and the page
that was merged from streams, of which tests/test_work.py counts the rows."""
SORTS = ["hot", "new", "best", "contested", "sleepers", "hype"]
LISTS = [
    "/",
    *(f"/theories/?sort={sort}" for sort in SORTS),
    *(f"/theories/?sort={sort}&arc=government" for sort in SORTS),
    "/theories/?verdict=open&arc=other",
    "/evidence/",
    "/evidence/?kind=scene",
    "/evidence/?tier=on-screen",
    "/evidence/?kind=scene&tier=on-screen",
    "/fans/ana/",
    "/feeds/theories.atom",
    "/feeds/evidence.atom",
    "/sitemap.xml",
]
PAGES = ["/theories/theory-number-3/", "/evidence/the-piece/", "/characters/nam-ra/"]


@pytest.fixture
def site(ana, season_one):
    nam_ra = make_character("Nam-ra", slug="nam-ra")
    for number in range(30):
        theory = make_theory(f"Theory number {number}", author=ana, characters=[nam_ra])
        slug = f"piece-{number}" if number else "the-piece"
        piece = make_evidence(
            slug=slug, episode=season_one[112], characters=[nam_ra], added_by=ana
        )
        make_link(theory, piece)
        make_comment(theory, author=make_user())


def asked(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return [each["sql"] for each in queries if each["sql"].startswith("SELECT")]


def plan(sql):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql.replace('%', '%%')}")
            return [row[3] for row in cursor.fetchall()]
        # So few rows are read faster whole: would it at least be able not to?
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {sql.replace('%', '%%')}")
        return [row[0] for row in cursor.fetchall()]


def faults(sql):
    """Lines of the plan that say that more is read than shown."""
    is_cut = "LIMIT" in sql
    is_count_to_a_limit = is_cut and sql.startswith("SELECT COUNT(*) FROM (SELECT")
    on_sqlite = connection.vendor == "sqlite"
    # SQLite also calls it a scan to go along the keys to a limit.
    goes_along_keys = on_sqlite and is_cut and "ORDER BY" in sql
    scan = rf"SCAN (?:{GROWING})" if on_sqlite else rf"Seq Scan on (?:{GROWING})"
    # To sort what an index already has in order of its first column reads little more.
    sort = "TEMP B-TREE FOR ORDER BY" if on_sqlite else r"(?<!Incremental )Sort  \(cost"
    for line in plan(sql):
        is_scan = re.search(scan, line)
        if is_scan and not (goes_along_keys or is_count_to_a_limit):
            yield line
        if re.search(sort, line) and is_cut and not HOLDS_FEW.search(sql):
            yield line
    if "OFFSET" in sql:
        yield "OFFSET"


@pytest.mark.parametrize("url", LISTS)
def test_a_list_comes_from_an_index(url, site, client, as_user, ben):
    for reader in [client, as_user(ben)]:
        for sql in asked(reader, url):
            assert list(faults(sql)) == [], sql


@pytest.mark.parametrize("url", PAGES)
def test_a_page_reads_only_what_hangs_on_its_thing(url, site, client, as_user, ben):
    on_sqlite = connection.vendor == "sqlite"
    scan = rf"SCAN (?:{GROWING}|U\d)" if on_sqlite else rf"Seq Scan on (?:{GROWING})"
    for reader in [client, as_user(ben)]:
        for sql in asked(reader, url):
            if '"characters_character" "U0"' not in sql:
                assert not [line for line in plan(sql) if re.search(scan, line)], sql


def test_a_plan_that_grows_would_be_found(site):
    table = "theories_theory"
    for sql in [
        f'SELECT COUNT(*) FROM "{table}" WHERE "summary" = \'x\'',
        f'SELECT * FROM "{table}" ORDER BY "summary" LIMIT 9',
        f'SELECT * FROM "{table}" ORDER BY "id" LIMIT 9 OFFSET 9',
    ]:
        assert list(faults(sql))
