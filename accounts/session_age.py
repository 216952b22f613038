"""How long somebody stays logged in: two weeks after what they last did, and never
longer than ninety days.

Reading alone prolongs nothing, so that reading never writes.
"""

import time

from django.conf import settings
from django.contrib.auth import logout

BEGAN, RENEWED = "began", "renewed"
DAY = 24 * 60 * 60


class SessionAgeMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        began = request.session.get(BEGAN) if has_session(request) else None
        if began and time.time() - began > settings.SESSION_LONGEST_AGE:
            logout(request)
        response = self.get_response(request)
        did_something = request.method == "POST" and response.status_code < 500
        if did_something and request.user.is_authenticated:
            prolong(request.session)
        return response


def has_session(request):
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def prolong(session):
    """Saving a session is what moves its end: once a day is enough."""
    now = int(time.time())
    session.setdefault(BEGAN, now)
    if now - session.get(RENEWED, 0) > DAY:
        session[RENEWED] = now
