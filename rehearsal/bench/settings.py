"""The site as in production, with the floor beside it."""

from aouad_site.settings import *  # noqa: F403
from aouad_site.settings import MIDDLEWARE

ROOT_URLCONF = "rehearsal.bench.urls"
# The floor is the bare view itself, never a page that was kept.
KEPT = MIDDLEWARE.index("web.kept_pages.KeptPagesMiddleware")
MIDDLEWARE[KEPT] = "rehearsal.bench.floor.KeptPagesBesideTheFloor"
MIDDLEWARE.insert(0, "rehearsal.bench.floor.QueriesMiddleware")
ALLOWED_HOSTS = ["127.0.0.1"]
# Nobody is sent away while 32 ask at once; all else is as in production.
SECONDS_FOR_A_PLACE = 30
REQUESTS_IN_LINE = 32
