"""The server itself: too much to do, slow clients, being stopped and being killed."""

import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException

import pytest
from django.core.management import call_command
from django.db import connection

from theories.models import Vote

from .factories import make_theory, make_user
from .plugins.servers import session_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def threads():
    with ThreadPoolExecutor(8) as threads:
        yield threads


@contextmanager
def nobody_can_write():
    other = connection.copy()
    with other.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("BEGIN IMMEDIATE")
        else:
            cursor.execute("BEGIN")
            cursor.execute("LOCK TABLE theories_theory IN EXCLUSIVE MODE")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
            other.close()


@pytest.fixture
def vote_of(threads, theory):
    """Send somebody's vote from a thread: `vote_of(server, cookies)`."""

    def vote_of(server, cookies):
        url = f"{theory.get_absolute_url()}vote/"
        return threads.submit(server.insist, url, {"value": 1}, cookies=cookies)

    return vote_of


@pytest.fixture
def theory(db):
    return make_theory()


def test_more_than_can_be_done_is_refused_at_once_and_the_rest_is_done(
    start_server, vote_of, ben
):
    server, cookies = start_server(REQUESTS_AT_WORK=1), session_of(ben)
    with nobody_can_write():
        vote = vote_of(server, cookies)
        server.wait_until(lambda status: status == 503)
        status, headers, text = server.ask()
        assert (status, headers["Retry-After"]) == (503, "5")
        assert "Too many people at once" in text
        assert headers["X-Frame-Options"] == "DENY"
        assert server.ask("/healthz")[0] == server.ask("/readyz")[0] == 200
    assert vote.result()[0] == 303
    assert server.ask()[0] == 200
    assert Vote.objects.count() == 1


def test_slow_clients_hold_nobody_up(start_server):
    server = start_server(REQUESTS_AT_WORK=2)
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
    for each in slow:
        each.sendall(b"POST /horizon/ HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        each.sendall(b"Content-Length: 1000\r\n\r\nwatched")
    assert [server.ask()[0] for _ in range(5)] == [200] * 5
    for each in slow:
        each.close()


def test_a_server_that_is_told_to_stop_finishes_what_it_began(
    start_server, vote_of, ben
):
    server, cookies = start_server(REQUESTS_AT_WORK=1), session_of(ben)
    with nobody_can_write():
        vote = vote_of(server, cookies)
        server.wait_until(lambda status: status == 503)
        server.process.send_signal(signal.SIGTERM)
    assert vote.result()[0] == 303
    assert server.process.wait(timeout=30) in (0, -signal.SIGTERM)
    assert Vote.objects.count() == 1


def stop(server):
    """Tell it to, and wait until nobody can connect any more."""
    server.process.send_signal(signal.SIGTERM)
    with suppress(ConnectionRefusedError):
        while True:
            socket.create_connection(("127.0.0.1", server.port)).close()
            time.sleep(0.01)


def test_who_connected_just_before_the_server_stops_is_answered(start_server):
    server = start_server()
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as early:
        time.sleep(0.1)
        stop(server)
        early.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert early.recv(12) == b"HTTP/1.1 200"


def test_a_server_that_stops_says_which_answer_is_the_last(start_server):
    server = start_server()
    line = HTTPConnection("127.0.0.1", server.port, timeout=30)
    with closing(line):
        said = [healthy(line)]
        stop(server)
        said += [healthy(line)]
    assert said == [None, "close"]


def healthy(line):
    """What it says about the connection."""
    line.request("GET", "/healthz")
    answer = line.getresponse()
    assert (answer.status, bool(answer.read())) == (200, True)
    return answer.headers["Connection"]


WAITS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND datname = current_database()
"""


def cut_who_waits(patience=30):
    """Cut the connection of whoever waits for a lock, once somebody does."""
    deadline = time.monotonic() + patience
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(WAITS)
            if cursor.fetchall():
                return
    pytest.fail("Nobody waits for a lock.")


def test_a_connection_that_is_cut_leaves_nothing_half_done(
    start_server, threads, theory, ben
):
    if connection.vendor != "postgresql":
        pytest.skip("There is no connection to a file.")
    server, cookies = start_server(), session_of(ben)
    url, typed = f"{theory.get_absolute_url()}vote/", {"value": 1}
    with nobody_can_write():
        vote = threads.submit(server.ask, url, typed, cookies=cookies)
        cut_who_waits()
        status, headers, _text = vote.result()
    assert (status, headers["Retry-After"]) == (503, "5")
    assert not Vote.objects.exists()
    assert server.insist(url, typed, cookies=cookies)[0] == 303
    call_command("recount", check=True)


def test_no_vote_that_was_acknowledged_is_lost_when_the_server_is_killed(
    start_server, vote_of, threads, theory
):
    server, fans = start_server(), [make_user() for _ in range(40)]
    votes = [vote_of(server, cookies) for cookies in map(session_of, fans)]
    votes[15].result()
    server.kill()
    acknowledged = set()
    for fan, vote in zip(fans, votes, strict=True):
        with suppress(OSError, HTTPException):
            if vote.result()[0] == 303:
                acknowledged.add(fan.pk)
    kept = set(Vote.objects.values_list("voter", flat=True))
    assert len(acknowledged) >= 1
    assert acknowledged <= kept
    call_command("recount", check=True)
    assert start_server().ask()[0] == 200
