"""What season 2 answered stays unknown to whoever has not watched it.

Not one byte of any page moves for them: no place, count, order, feed or copy.
"""

import re

import pytest
from django.test import Client
from time_machine import travel

from accounts.horizon import horizon_of
from episodes.viewer import Viewer
from moderation.models import Decision
from moderation.verdicts import reopen, settle
from privacy.export import everything_of
from theories.models import Rivalry, Verdict

from .factories import make_evidence, make_link
from .seasons import AFTER, BEFORE, announce, foretold, scene

SORTS = ["hot", "new", "best", "contested", "sleepers", "hype"]
OUTCOMES = ["open", "confirmed", "partly", "debunked", "hinted"]
CHANGES_BY_ITSELF = re.compile(
    # Tokens of forms; the log counts what lies beyond, of whatever kind it is.
    rb'(csrfmiddlewaretoken|name="key")[^>]*|'
    rb"<p[^>]*>\d+ decisions? lies? beyond[^<]*</p>"
)


@pytest.fixture(autouse=True)
def season_two(season_one):
    announce()


@pytest.fixture
def rivals(ana, ben, mona):
    """Ten claims by ana, with links of hers, on which both gave odds."""
    rivals = [foretold({ana: 80, ben: 90}, author=ana) for _each in range(10)]
    with travel(BEFORE, tick=False):
        make_link(rivals[0], make_evidence(slug="roof"), author=ana)
        Rivalry.propose(by=mona, title="Which?", theories=rivals[:3])
    return rivals


@pytest.fixture
def addresses(rivals):
    one = rivals[0].get_absolute_url()
    return [
        *("/", "/board/", "/decisions/", "/search/?q=theory", "/sitemap-theories.xml"),
        *(one, f"{one}?odds=shown", f"{one}standing/", f"{one}history/"),
        *("/leaderboards/", "/leaderboards/?season=2", "/leaderboards/?arc=government"),
        *("/fans/ana/", "/fans/ana/links/", "/fans/ben/", "/evidence/roof/"),
        *("/moderation/log/", "/moderation/log/?action=settle", "/moderation/log.atom"),
        *("/feeds/theories.atom", f"/feeds/theories/{rivals[0].slug}.atom"),
        rivals[0].rivalries.get().get_absolute_url(),
        *(f"/theories/?sort={sort}" for sort in SORTS),
        *(f"/theories/?verdict={outcome}" for outcome in OUTCOMES),
    ]


def reader(fan=None):
    client = Client()
    if fan:
        client.force_login(fan)
    return client


def seen_by(who, client, addresses):
    pages = {}
    for url in addresses:
        answer = client.get(url)
        pages[url] = answer.status_code, CHANGES_BY_ITSELF.sub(b"", answer.content)
    return pages | copy_of(who)


def copy_of(fan):
    """What a copy of their own things would hold, besides when they were here last."""
    given = dict(everything_of(fan, Viewer(fan, horizon_of(fan)))) if fan else {}
    return {
        name: rows
        for name, rows in given.items()
        if name != "account" and "session" not in name
    }


def settle_all(rivals, mona):
    """The first is confirmed and two rivals debunked; one is taken back again."""
    shown = scene(203)
    first, *others = rivals
    said = {"decided_by": shown, "reason": "It was shown in the yard."}
    verdict = Verdict(theory=first, outcome="confirmed", **said)
    settle(verdict, by=mona, debunk=others[:2])
    for theory in others[2:]:
        settle(Verdict(theory=theory, outcome="confirmed", **said), by=mona)
    reopen(others[-1], by=mona, words="Not that one.")


def test_not_a_byte_changes_for_who_is_behind(rivals, addresses, ana, ben, mona):
    ben.watched_through = 203
    ben.save()
    with travel(AFTER, tick=False):
        readers = {who: reader(who) for who in (None, ana, ben)}
        before = {who: seen_by(who, each, addresses) for who, each in readers.items()}
        settle_all(rivals, mona)
        after = {who: seen_by(who, each, addresses) for who, each in readers.items()}
    told = {
        who: {url for url, page in pages.items() if after[who][url] != page}
        for who, pages in before.items()
    }
    assert told[None] == told[ana] == set()
    # And what is compared would have told.
    one = rivals[0].get_absolute_url()
    tells = {"/leaderboards/", "/fans/ben/", "/board/", one, "call-fan"}
    tells |= {"/theories/?verdict=confirmed", "/moderation/log/"}
    assert tells <= told[ben]


def test_a_scene_that_spoils_more_than_was_thought_takes_its_verdict_along(
    rivals, mona, client
):
    shown = scene(112)
    said = Verdict(
        theory=rivals[0], outcome="confirmed", decided_by=shown, reason="In the yard."
    )
    settle(said, by=mona)
    log = "/moderation/log/?action=settle"
    assert "In the yard." in client.get(log).text
    later = {"reveal_at": 203, "reveal_axis": "screen"}
    Decision.make("reveal", shown, by=mona, reason="spoiler", **later)
    assert "In the yard." not in client.get(log).text
    assert "In the yard." not in client.get("/moderation/log.atom").text
    client.post("/horizon/", {"watched_through": 203})
    assert "In the yard." in client.get(log).text
