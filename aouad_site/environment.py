"""What the operator may set, typed; a wrong value ends the start with one line."""

from pathlib import Path
from urllib.parse import quote, urlsplit

import dj_email_url
from environs import Env, EnvValidationError, validate

ROOT = Path(__file__).resolve().parent.parent


def is_origin(url):
    """Refuse what cannot be the address of a site: links in e-mails start with it."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise validate.ValidationError("Give an address such as https://example.org.")


env = Env(eager=False)


@env.parser_for("mail_server")
def mail_server(url):
    """Refuse a scheme that names no way to send; the parser alone lets it pass."""
    parsed = dj_email_url.parse(url)
    if "EMAIL_BACKEND" not in parsed:
        raise validate.ValidationError("Give an address such as smtp://host:587.")
    return parsed


HOST = env.str("HOST", "127.0.0.1")
PORT = env.int("PORT", 8000, validate=validate.Range(min=1, max=65535))
SITE_URL = env.str("SITE_URL", f"http://{HOST}:{PORT}", validate=is_origin)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [])
DATA_DIR = env.path("DATA_DIR", ROOT / "data").resolve()
# Without a server of either kind: one SQLite file, and e-mails as files to read.
FILES = f"/{quote(str(DATA_DIR))}"
DATABASE = env.dj_db_url("DATABASE_URL", f"sqlite://{FILES}/tracker.sqlite3")
EMAIL = env.mail_server("EMAIL_URL", f"file://{FILES}/mail")
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "tracker@localhost")
SECRET_KEY = env.str("SECRET_KEY", "")
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
