"""What every test may ask for, and the cast."""

import pytest
from django.test import Client

from moderation.moderators import appoint

from .factories import make_episode, make_user
from .site_map import Sample

pytest_plugins = [
    "tests.plugins.databases",
    "tests.plugins.browser",
    "tests.plugins.site",
]


@pytest.fixture
def ana(db):
    """Writes theories."""
    return make_user("ana")


@pytest.fixture
def ben(db):
    """Reads and votes."""
    return make_user("ben")


@pytest.fixture
def mona(db):
    """Moderates."""
    mona = make_user("mona")
    appoint(mona)
    return mona


@pytest.fixture
def season_one(db):
    """The twelve episodes, by order number."""
    return {order: make_episode(order) for order in range(101, 113)}


@pytest.fixture
def addresses(ana, mona, season_one):
    """Every address of the site, by the name of its route; each leads somewhere."""
    return Sample(ana, season_one[112], mona).addresses()


@pytest.fixture
def as_user():
    """A client that is logged in: `as_user(ben).get(...)`."""

    def as_user(user):
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return client

    return as_user
