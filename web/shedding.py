"""A bounded number of requests at work; the rest is told at once to come back.

A server that takes on everything answers nobody in time. Threads outnumber the places:
a slow client holds a thread while its body trickles in, and no place.
"""

from threading import BoundedSemaphore

from django.conf import settings
from django.http import HttpResponseBadRequest
from django.http.request import UnreadablePostError

from .errors import busy

ALWAYS = {"/healthz", "/readyz", "/metrics"}
"""What machines ask, most of all when there is too much to do."""
PATIENCE = 0.1
"""Seconds to wait for a place: a burst passes, a queue does not build up."""


class SheddingMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.places = BoundedSemaphore(settings.REQUESTS_AT_WORK)

    def __call__(self, request):
        if request.path in ALWAYS:
            return self.get_response(request)
        try:
            # Whole before the work begins; how long it may be is bounded as well.
            _body = request.body
        except UnreadablePostError:
            return HttpResponseBadRequest()
        if not self.places.acquire(timeout=PATIENCE):
            return busy(request)
        try:
            return self.get_response(request)
        finally:
            self.places.release()
