"""SQLite in one file by default; PostgreSQL when DATABASE_URL says so."""

SQLITE_OPTIONS = {
    # DEFERRED transactions fail with "database is locked" when two fans vote at once.
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        # An acknowledged vote survives a power cut.
        "PRAGMA synchronous=FULL;"
        "PRAGMA journal_size_limit=67108864;"
        "PRAGMA cache_size=-20000;"
        "PRAGMA temp_store=MEMORY;"
    ),
}
POSTGRESQL_OPTIONS = {
    "pool": {"min_size": 2, "max_size": 10, "timeout": 5},
    "connect_timeout": 5,
    "options": (
        "-c statement_timeout=10000 -c lock_timeout=5000"
        " -c idle_in_transaction_session_timeout=10000"
    ),
}


def database(given):
    """Django's settings for the parsed DATABASE_URL, with what this site relies on."""
    is_sqlite = given["ENGINE"].endswith("sqlite3")
    options = SQLITE_OPTIONS if is_sqlite else POSTGRESQL_OPTIONS
    return given | {"OPTIONS": options | given.get("OPTIONS", {})}
