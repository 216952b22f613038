"""When the database cannot be had: 503, soon again, and the words given back."""

from functools import cache

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

SOON = 5
"""Seconds: a lock is given back, and a server restarted, in less."""
NOT_WORDS = {"csrfmiddlewaretoken", "key"}
# SQLite calls it operational as well when our own SQL is wrong.
OUR_FAULT = ("no such", "syntax error", "ambiguous column")


class Overloaded(Exception):
    """There is more to do than can be done; soon there will be less."""


def is_outage(fault):
    """Locked, read-only, full, restarting or gone; not a mistake of ours."""
    if not isinstance(fault, OperationalError | InterfaceError | InternalError):
        return False
    return not any(words in str(fault) for words in OUR_FAULT)


def unavailable_page(request, *, is_busy=False):
    """Stands alone, as whatever needs the database would fail again."""
    if words := typed(request):
        page = render_to_string("503.html", {"words": words, "is_busy": is_busy})
    else:
        page = without_words(get_language(), is_busy)
    return HttpResponse(page, status=503)


@cache
def without_words(_language, is_busy):
    """Once for all: who is turned away should cost next to nothing."""
    return render_to_string("503.html", {"is_busy": is_busy})


def typed(request):
    """What was typed, to be copied; nothing from the forms that take passwords."""
    if request.method != "POST" or request.path.startswith("/accounts/"):
        return []
    return [
        value
        for name, values in request.POST.lists()
        if name not in NOT_WORDS
        for value in values
        if len(value) > 10
    ]
