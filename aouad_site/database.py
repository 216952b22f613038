"""SQLite in one file by default; PostgreSQL, maybe with replicas, by DATABASE_URL."""

from . import newer_sqlite

SQLITE_OPTIONS = {
    **newer_sqlite.install(),
    # DEFERRED transactions fail with "database is locked" when two fans vote at once.
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        # An acknowledged vote survives a power cut.
        "PRAGMA synchronous=FULL;"
        "PRAGMA journal_size_limit=67108864;"
        # What is deleted is overwritten, not only forgotten.
        "PRAGMA secure_delete=ON;"
        # Functions that a tampered file might name in its schema do nothing.
        "PRAGMA trusted_schema=OFF;"
        # Each thread has a connection with a cache of its own; the system's serves all.
        "PRAGMA cache_size=-500;"
        "PRAGMA temp_store=MEMORY;"
    ),
}
POSTGRESQL_OPTIONS = {
    # A page that says "soon" comes within two seconds.
    "pool": {"min_size": 2, "max_size": 10, "timeout": 2},
    "connect_timeout": 2,
    # A machine that vanished without a word is given up soon.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,  # milliseconds
    "options": (
        "-c statement_timeout=10000 -c lock_timeout=5000"
        " -c idle_in_transaction_session_timeout=10000"
    ),
}


# PgBouncer hands out a server for one transaction at a time and takes no options of a
# session: the role in the database carries the timeouts (docs/operations.md).
POOLED_OPTIONS = {"connect_timeout": 2}
POOLED = {
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
    "DISABLE_SERVER_SIDE_CURSORS": True,
}


def databases(given, replicas, *, has_pooler):
    """Django's DATABASES: the primary, and each of its replicas."""
    found = {"default": database(given, has_pooler=has_pooler)}
    for number, each in enumerate(replicas, start=1):
        # In tests a replica is the primary itself.
        mirror = {"TEST": {"MIRROR": "default"}}
        found[f"replica-{number}"] = database(each, has_pooler=False) | mirror
    return found


def database(given, *, has_pooler):
    """Django's settings for a parsed address, with what this site relies on."""
    is_sqlite = given["ENGINE"].endswith("sqlite3")
    if has_pooler and not is_sqlite:
        return given | POOLED | {"OPTIONS": POOLED_OPTIONS | given.get("OPTIONS", {})}
    options = SQLITE_OPTIONS if is_sqlite else POSTGRESQL_OPTIONS
    ours = {"ENGINE": "web.sqlite3"} if is_sqlite else {}
    return given | ours | {"OPTIONS": options | given.get("OPTIONS", {})}
