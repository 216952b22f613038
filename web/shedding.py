"""A bounded number of requests at work; the rest is told at once to come back.

A server that takes on everything answers nobody in time. Threads outnumber the places:
a slow client holds a thread while its body trickles in, and no place.
"""

from django.conf import settings
from django.http import HttpResponseBadRequest
from django.http.request import UnreadablePostError

from .errors import busy
from .places import Places

ALWAYS = {"/healthz", "/readyz", "/metrics"}
"""What machines ask, most of all when there is too much to do."""


class SheddingMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        line = settings.REQUESTS_IN_LINE
        self.places = Places(settings.REQUESTS_AT_WORK, in_line=line)

    def __call__(self, request):
        if request.path in ALWAYS:
            return self.get_response(request)
        try:
            # Whole before the work begins; how long it may be is bounded as well.
            _body = request.body
        except UnreadablePostError:
            return HttpResponseBadRequest()
        if not self.places.take(settings.SECONDS_FOR_A_PLACE):
            return busy(request)
        try:
            return self.get_response(request)
        finally:
            self.places.leave()
