"""Reading from a streaming replica: as fresh as it has to be, and never missed."""

import re

import pytest

from theories.models import Theory

from .factories import make_theory, make_user
from .plugins.servers import session_of

pytestmark = pytest.mark.django_db(transaction=True)

TOKEN = "only Prometheus knows"


@pytest.fixture
def theory(db):
    return make_theory("Nam-ra comes back")


@pytest.fixture
def server(start_server, address_of_replica, theory):
    """The site with a replica, once it reads from there."""
    server = start_server(REPLICA_URL=address_of_replica, METRICS_TOKEN=TOKEN)
    server.wait_until(lambda _status: reads_of(server, "replica-1") > 0)
    return server


def reads_of(server, database):
    text = server.ask("/metrics", authorization=f"Bearer {TOKEN}")[2]
    found = re.search(rf'tracker_reads_total{{database="{database}"}} (\d+)', text)
    return int(found[1]) if found else 0


def title_at(server, theory, **more):
    text = server.ask(theory.get_absolute_url(), **more)[2]
    return re.search(r"<title>([^·<]+?) ·", text)[1]


def test_visitors_read_from_the_replica(server, theory):
    before = reads_of(server, "replica-1")
    for _ in range(5):
        assert title_at(server, theory) == "Nam-ra comes back"
    assert reads_of(server, "replica-1") == before + 5


def test_who_wrote_reads_what_they_wrote(server, replica, theory, ben):
    replica.ask("SELECT pg_wal_replay_pause()")
    url, cookies = theory.get_absolute_url(), session_of(ben)
    status, headers, _text = server.ask(f"{url}vote/", {"value": 1}, cookies=cookies)
    assert status == 303
    assert any(each.startswith("wrote=1") for each in headers.get_all("Set-Cookie"))
    page = server.ask(url, cookies=f"{cookies}; wrote=1")[2]
    assert ben.username in page


def test_a_replica_that_stands_still_is_left_out(server, replica, theory):
    replica.ask("SELECT pg_wal_replay_pause()")
    Theory.objects.update(title="She stays away")
    server.wait_until(lambda _status: title_at(server, theory) == "She stays away")
    replica.ask("SELECT pg_wal_replay_resume()")
    before = reads_of(server, "replica-1")
    server.wait_until(lambda _status: reads_of(server, "replica-1") > before)
    assert title_at(server, theory) == "She stays away"


def test_no_page_is_kept_that_the_replica_has_outgrown(server, replica, theory):
    for number in range(5):
        Theory.objects.update(title=f"Claim {number}")
        server.wait_until(lambda _, n=number: title_at(server, theory) == f"Claim {n}")
    before = reads_of(server, "replica-1")
    assert title_at(server, theory) == "Claim 4"
    assert reads_of(server, "replica-1") == before + 1


def test_what_is_hidden_is_gone_from_the_replica_in_a_moment(server, replica, theory):
    url = theory.get_absolute_url()
    assert server.ask(url)[0] == 200
    theory.hide()
    server.wait_until(lambda _status: server.ask(url)[0] == 404)
    assert theory.title not in server.ask("/theories/")[2]


def test_a_replica_that_dies_costs_nobody_a_page(server, replica, theory):
    replica.kill()
    found = [server.ask(theory.get_absolute_url())[0] for _ in range(20)]
    assert found == [200] * 20


def test_votes_count_as_ever_where_reading_is_elsewhere(server, theory):
    fans = [make_user() for _ in range(4)]
    for cookies in map(session_of, fans):
        url = f"{theory.get_absolute_url()}vote/"
        assert server.insist(url, {"value": 1}, cookies=cookies)[0] == 303
    theory.refresh_from_db()
    assert theory.ups == 4
