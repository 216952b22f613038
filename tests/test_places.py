"""Places: first come, first served, and nobody waits for ever."""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from web.places import Places

LONG = 30


def test_who_came_first_goes_first():
    places, went = Places(1, in_line=5), []

    def go(name):
        assert places.take(LONG)
        went.append(name)
        places.leave()

    assert places.take(0)
    with ThreadPoolExecutor(5) as crowd:
        for name in range(5):
            crowd.submit(go, name)
            wait_until(lambda in_line=name + 1: len(places.line) == in_line)
        places.leave()
    assert went == [0, 1, 2, 3, 4]


def test_who_has_waited_long_enough_leaves_the_line():
    places = Places(1, in_line=1)
    assert places.take(0)
    assert not places.take(0.01)
    assert not places.line
    places.leave()
    assert places.take(0)


def test_nobody_joins_a_line_that_is_long_enough():
    places = Places(1, in_line=1)
    assert places.take(0)
    with ThreadPoolExecutor(1) as other:
        first = other.submit(places.take, LONG)
        wait_until(lambda: len(places.line) == 1)
        assert not places.take(LONG)
        places.leave()
        assert first.result()


def test_a_crowd_never_takes_more_than_there_are():
    places, taken, most = Places(3, in_line=16), [], []

    def go(name):
        if not places.take(LONG):
            return False
        taken.append(name)
        most.append(len(taken))
        taken.remove(name)
        places.leave()
        return True

    with ThreadPoolExecutor(16) as crowd:
        assert all(crowd.map(go, range(2000)))
    assert max(most) <= 3
    assert places.free == 3


def wait_until(is_so):
    deadline = monotonic() + LONG
    while not is_so():
        assert monotonic() < deadline
