"""The suite runs on whatever DATABASE_URL names: SQLite without it, or PostgreSQL."""

import pytest
from django.core.cache import cache
from django.db import connections


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, tmp_path_factory
):
    """Keep SQLite in a file: in memory, two threads would share one connection."""
    settings = connections.databases["default"]
    if settings["ENGINE"].endswith("sqlite3"):
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        settings["TEST"]["NAME"] = str(file)


@pytest.fixture(autouse=True)
def empty_cache():
    """Limits count tries in the cache, which the rollback of a test spares."""
    cache.clear()


def pytest_report_header(config):
    return f"database: {connections['default'].vendor}"
