"""The site's settings with what only slows tests down taken out."""

import os

# Tests must not read or make the secret key of a site that runs from this checkout.
os.environ.setdefault("SECRET_KEY", "only for tests, so it may be known to everybody")

from aouad_site.settings import *  # noqa: E402, F403
from aouad_site.settings import DATABASES, STORAGES  # noqa: E402

# A real hash takes a second by design; the cast logs in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Pages link plain file names, so tests need no collectstatic.
STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# Connections that a pool keeps open would block dropping the test database.
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
