"""What every test may ask for, and the cast."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from hypothesis import HealthCheck, settings

from moderation.moderators import appoint

from .factories import make_episodes, make_user
from .rarity import forget_what_is_rare
from .site_map import Sample

# How fast examples come says more about the machine than about what is tested.
settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")

pytest_plugins = [
    "tests.plugins.databases",
    "tests.plugins.emptying",
    "tests.plugins.browser",
    "tests.plugins.site",
    "tests.plugins.servers",
    "tests.plugins.tasks",
    "tests.plugins.replicas",
]


@pytest.fixture(autouse=True)
def rarity():
    """What was rare in another test says nothing about this one."""
    forget_what_is_rare()


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
    return make_episodes(range(101, 113))


@pytest.fixture
def addresses(ana, mona, season_one):
    """Every address of the site, by the name of its route; each leads somewhere."""
    return Sample(ana, season_one[112], mona).addresses()


@pytest.fixture
def as_user():
    """A client that is logged in: `as_user(ben).get(...)`."""

    def as_user(user):
        client = Client()
        client.force_login(user)
        return client

    return as_user


@pytest.fixture
def hashes(monkeypatch):
    """Every time a password is hashed, as that is what an answer takes its time for."""
    made, encode = [], MD5PasswordHasher.encode

    def counted(self, password, salt):
        made.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return made
