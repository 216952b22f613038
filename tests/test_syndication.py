"""Feeds, sitemaps and cards: for machines, and through a first visitor's eyes."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.urls import reverse

from evidence.models import Evidence
from syndication import sitemaps
from theories.models import Theory

from .factories import make_comment, make_evidence, make_link, make_theory

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
SITE = settings.SITE_URL
FEEDS = ["/feeds/theories.atom", "/feeds/evidence.atom", "/sitemap.xml", "/robots.txt"]


def entries(answer, field):
    tree = ElementTree.fromstring(answer.content)
    return [each.text for each in tree.findall(f"atom:entry/atom:{field}", ATOM)]


def discussion_of(theory):
    return reverse("syndication:theory", args=[theory.slug])


def test_the_newest_theory_stands_first_in_the_feed(client, ana):
    theories = [make_theory("The <b>army</b> & the boat", author=ana), make_theory()]
    answer = client.get("/feeds/theories.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert entries(answer, "title") == [each.title for each in theories[::-1]]


def test_an_entry_keeps_its_name_when_its_words_change(client, ana):
    theory = make_theory("The army kept a cure", author=ana)
    before = entries(client.get("/feeds/theories.atom"), "id")
    theory.edit(by=ana, title="The army lost the cure")
    after = entries(client.get("/feeds/theories.atom"), "id")
    assert before == after
    assert before[0].startswith("tag:")


@pytest.mark.parametrize("url", FEEDS)
def test_who_has_it_already_gets_no_body(url, client, db):
    make_theory()
    make_evidence()
    answer = client.get(url)
    again = client.get(url, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "public" in answer["Cache-Control"]
    make_theory()
    make_evidence()
    if url.startswith("/feeds/"):
        changed = client.get(url, headers={"If-None-Match": answer["ETag"]})
        assert changed.status_code == 200


def test_the_feed_of_a_theory_tells_its_comments_and_links(client, ana):
    theory = make_theory("The army kept a cure", author=ana)
    make_link(theory, make_evidence("A cold room"), argument="||It|| fits.")
    make_comment(theory, author=ana, body="Not ||all of it|| is **true**.")
    answer = client.get(discussion_of(theory))
    assert entries(answer, "title") == ["A comment by ana", "supports: A cold room"]
    assert entries(answer, "summary") == [
        "Not [spoiler] is true.",
        "[spoiler] fits.",
    ]


@pytest.mark.parametrize("point", [{"reveal_at": 203}, {"reveal_axis": "webtoon"}])
def test_what_a_first_visitor_may_not_know_is_told_to_nobody(
    point, client, as_user, ben
):
    theory = make_theory("The secret comes out", **point)
    ben.watched_through = 208
    ben.shows_webtoon = True
    ben.save()
    for reader in [client, as_user(ben)]:
        for url in [*FEEDS, "/sitemap-theories.xml"]:
            said = reader.get(url).content.decode()
            assert theory.slug not in said
            assert theory.title not in said
        assert reader.get(discussion_of(theory)).status_code == 404
        address = f"{SITE}{theory.get_absolute_url()}"
        assert reader.get("/oembed/", {"url": address}).status_code == 404
    page = as_user(ben).get(theory.get_absolute_url()).content.decode()
    assert "og:title" not in page
    assert "ld+json" not in page


def test_what_is_hidden_is_in_no_feed(client, db):
    theory = make_theory("The army kept a cure", state="hidden")
    make_evidence("A cold room").hide()
    assert entries(client.get("/feeds/theories.atom"), "title") == []
    assert entries(client.get("/feeds/evidence.atom"), "title") == []
    assert client.get(discussion_of(theory)).status_code == 404


def locations(answer):
    return re.findall("<loc>([^<]+)</loc>", answer.content.decode())


def test_the_sitemaps_name_every_page_by_spans_of_keys(client, db, monkeypatch):
    monkeypatch.setattr(sitemaps, "SPAN", 2)
    theories = [make_theory() for _ in range(5)]
    named = set()
    for address in locations(client.get("/sitemap.xml")):
        named |= {
            each.split("/", 3)[3]
            for each in locations(client.get("/" + address.split("/", 3)[3]))
        }
    assert {each.get_absolute_url()[1:] for each in theories} <= named


@pytest.mark.parametrize("page", ["0", "9" * 30, str(2**63), "x", "-1", "\0", "²"])
def test_a_span_that_is_none_answers_404(page, client, db):
    assert client.get("/sitemap-theories.xml", {"p": page}).status_code == 404
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_robots_are_told_where_the_sitemap_is(client, db):
    said = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml" in said


@pytest.mark.parametrize("body", ["She is ||beheaded|| there.", "</script><script>x()"])
def test_the_head_of_a_theory_describes_it_without_spoilers(body, client, ana):
    theory = make_theory("</script> & the army's cure", author=ana, body=body)
    page = client.get(theory.get_absolute_url()).content.decode()
    head = page.partition("</head>")[0]
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', head)
    said = json.loads(block[1])
    assert said["@type"] == "DiscussionForumPosting"
    assert said["headline"] == theory.title
    assert said["author"]["name"] == "ana"
    assert said["url"] == SITE + theory.get_absolute_url()
    assert f'<link rel="canonical" href="{said["url"]}">' in head
    assert 'property="og:title"' in head
    assert "beheaded" not in head


def test_a_theory_can_be_shown_elsewhere(client, ana):
    theory = make_theory("The <b>army</b> kept a cure", author=ana, body="||x|| Yes.")
    address = SITE + theory.get_absolute_url()
    card = client.get("/oembed/", {"url": address, "maxwidth": "300"}).json()
    assert card["version"] == "1.0"
    assert card["title"] == theory.title
    assert card["author_name"] == "ana"
    assert card["width"] == 300
    assert "&lt;b&gt;army" in card["html"]
    assert client.get("/oembed/", {"url": address, "format": "xml"}).status_code == 501


def test_the_card_of_a_title_in_hangul_is_found_as_pages_offer_it(client, ana):
    theory = make_theory("남라가 결국 돌아온다", author=ana)
    page = client.get(theory.get_absolute_url()).content.decode()
    offered = re.search(r'json\+oembed"[^>]* href="([^"]+)"', page)[1]
    assert client.get(offered.removeprefix(SITE)).json()["title"] == theory.title


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://[::",
        "https://example.org/theories/x/",
        f"{SITE}/evidence/",
        f"{SITE}/theories/nothing/",
        f"{SITE}/theories/a\0b/",
        f"{SITE}/theories/a%00b/",
        f"{SITE}/theories/",
        "x" * 10_000,
    ],
)
def test_the_card_of_anything_else_is_not_found(url, client, db):
    assert client.get("/oembed/", {"url": url}).status_code == 404


def test_a_feed_costs_the_same_for_one_as_for_many(
    client, ana, django_assert_max_num_queries
):
    theory = make_theory(author=ana)
    for _ in range(12):
        make_theory()
        make_comment(theory)
        make_link(theory, make_evidence())
    assert Theory.objects.count() == Evidence.objects.count() + 1
    for url in [*FEEDS, discussion_of(theory)]:
        with django_assert_max_num_queries(6):
            client.get(url)
