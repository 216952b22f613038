"""The site's settings with what only slows tests down taken out."""

import os

# Tests must not touch the data of a site that runs from this checkout.
os.environ["DATA_DIR"] = "test-results"
os.environ["SECRET_KEY"] = "only for tests, so everybody may know it"
# People who act at the same moment would be too many for one process.
os.environ.setdefault("REQUESTS_AT_WORK", "1000")

from aouad_site.settings import *  # noqa: F403
from aouad_site.settings import DATABASES, STORAGES

# A real hash takes a second by design; the cast logs in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# The cast types faster than any person.
QUICKEST_SIGN_UP = 0

# Pages link plain file names, so tests need no collectstatic.
STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

default = DATABASES["default"]
if default["ENGINE"].endswith("sqlite3"):
    # A test's data need not survive a power cut.
    default["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
else:
    # Connections that a pool keeps open would block dropping the test database.
    default["OPTIONS"].pop("pool", None)
