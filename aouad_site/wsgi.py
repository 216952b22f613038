"""The door that granian calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aouad_site.settings")

application = get_wsgi_application()

# All views are there before the first request. What has been loaded by now stays: to
# look through its 200,000 objects for garbage again and again would make everybody
# wait for a tenth of a second each time.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
