"""Visitors' pages, kept whole until anything at all is written.

The key holds all that such a page depends on: the state of the database, the address,
the language, and what the visitor may see. So a page that is kept never shows what a
decision took away, to nobody and not for a second; it is only ever spared being
rendered twice from the same rows. Of many who ask for it at once, one has it rendered
and the others wait. Who has a session, or asks for a fragment, is answered afresh.
"""

from hashlib import blake2b

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language

from .addresses import asked
from .shelf import LIFETIME, Shelf
from .turns import Turns
from .versions import version

LARGEST = 12 * 1024 * 1024
"""Bytes of pages that one process keeps."""
SHARED_LIFETIME = 5  # seconds


class Page:
    """What is left of an answer when the request is gone."""

    def __init__(self, response):
        self.content = response.content
        self.headers = dict(response.items())

    def response(self):
        return HttpResponse(self.content, headers=self.headers)


class KeptPagesMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.shelf = Shelf(LARGEST, LIFETIME)
        self.turns = Turns()

    def __call__(self, request):
        if not is_of_a_visitor(request):
            return self.get_response(request)
        # Asked before anything is read: what is read later can only be newer.
        key = key_of(request)
        if key is None:
            return self.fresh(request)
        if page := self.shelf.get(key):
            return answer(request, page.response())
        with self.turns.of(key):
            if page := self.shelf.get(key):
                return answer(request, page.response())
            return self.fresh(request, key)

    def fresh(self, request, key=None):
        """Rendered, and kept under the key if it is for everybody."""
        response = self.get_response(request)
        if not is_for_everybody(request, response):
            return response
        patch_cache_control(response, public=True, max_age=0, s_maxage=SHARED_LIFETIME)
        digest = blake2b(response.content, digest_size=16).hexdigest()
        response.headers["ETag"] = f'"{digest}"'
        if key:
            self.shelf.put(key, Page(response), len(response.content))
        return answer(request, response)


def is_of_a_visitor(request):
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    is_read = request.method in ("GET", "HEAD")
    return is_read and not has_session and not request.htmx


def key_of(request):
    """All that the page depends on; None where that cannot be known."""
    if connection.in_atomic_block:
        return None
    try:
        state = version()
    except DatabaseError:
        # The view knows what to answer without a database, if anything.
        return None
    viewer = request.viewer
    return (
        state,
        request.scheme,
        request.get_host(),
        asked(request),
        get_language(),
        (viewer.horizon, viewer.opened, viewer.is_new),
    )


def is_for_everybody(request, response):
    """A whole page without a token against forgery, and without a cookie."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and not response.has_header("Cache-Control")
        and response.get("Content-Type", "").startswith("text/html")
    )


def answer(request, response):
    """304 to whoever has it already."""
    etag = response.headers["ETag"]
    return get_conditional_response(request, etag=etag, response=response)
