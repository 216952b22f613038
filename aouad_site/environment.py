"""What the operator may set, typed; a wrong value ends the start with one line."""

from pathlib import Path
from urllib.parse import quote, urlsplit

import dj_database_url
import dj_email_url
from environs import Env, EnvValidationError, validate

ROOT = Path(__file__).resolve().parent.parent


def is_origin(url):
    """Refuse what cannot be the address of a site: links in e-mails start with it."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise validate.ValidationError("Give an address such as https://example.org.")


def is_cache(url):
    if url and urlsplit(url).scheme not in ("redis", "rediss", "unix"):
        raise validate.ValidationError("Give an address such as redis://host:6379/0.")


def is_contact(url):
    if url and urlsplit(url).scheme not in ("https", "mailto", "tel"):
        raise validate.ValidationError("Give an address such as mailto:me@example.org.")


env = Env(eager=False)


@env.parser_for("mail_server")
def mail_server(url):
    """Refuse a scheme that names no way to send; the parser alone lets it pass."""
    parsed = dj_email_url.parse(url)
    if "EMAIL_BACKEND" not in parsed:
        raise validate.ValidationError("Give an address such as smtp://host:587.")
    return parsed


@env.parser_for("replicas")
def replicas(urls):
    """Any number of addresses with spaces between."""
    parsed = [dj_database_url.parse(url) for url in urls.split()]
    if any(not each["ENGINE"].endswith("postgresql") for each in parsed):
        raise validate.ValidationError("Give addresses such as postgres://host/name.")
    return parsed


HOST = env.str("HOST", "127.0.0.1")
PORT = env.int("PORT", 8000, validate=validate.Range(min=1, max=65535))
SITE_URL = env.str("SITE_URL", f"http://{HOST}:{PORT}", validate=is_origin)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [])
DATA_DIR = env.path("DATA_DIR", ROOT / "data").resolve()
# Without a server of either kind: one SQLite file, and e-mails as files to read.
FILES = f"/{quote(str(DATA_DIR))}"
DATABASE = env.dj_db_url("DATABASE_URL", f"sqlite://{FILES}/tracker.sqlite3")
REPLICAS = env.replicas("REPLICA_URL", "")
HAS_POOLER = env.bool("HAS_POOLER", False)
CACHE_URL = env.str("CACHE_URL", "", validate=is_cache)
EMAIL = env.mail_server("EMAIL_URL", f"file://{FILES}/mail")
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
IS_HTTPS = SITE_URL.startswith("https://")
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", IS_HTTPS)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "tracker@localhost")
SECRET_KEY = env.str("SECRET_KEY", "")
REQUESTS_AT_WORK = env.int("REQUESTS_AT_WORK", 4, validate=validate.Range(min=1))
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "", validate=is_contact)
METRICS_TOKEN = env.str("METRICS_TOKEN", "")
SLOW_QUERY_SECONDS = env.float("SLOW_QUERY_SECONDS", 0.2)
LOG_LEVEL = env.str(
    "LOG_LEVEL", "INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"])
)

try:
    env.seal()
except EnvValidationError as fault:
    faults = "; ".join(
        f"{name}: {' '.join(reasons)}" for name, reasons in fault.error_messages.items()
    )
    raise SystemExit(f"The site cannot start. {faults}") from None


def own_hosts():
    """The names that a browser may call us by when the operator names none."""
    site = urlsplit(SITE_URL).hostname
    return sorted({site, HOST, "localhost", "127.0.0.1", "[::1]"} - {"0.0.0.0", "::"})
