"""Remembering how far somebody has watched: fans in their account, visitors in a
signed cookie that only `POST /horizon/` sets."""

from dataclasses import asdict, replace

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from episodes import opened
from episodes.viewer import Horizon, Viewer
from web import signed_cookies

COOKIE = "horizon"
SALT = "horizon of a visitor"
KEPT = [
    "watched_through",
    "watched_furthest",
    "shows_announcements",
    "shows_webtoon",
]


class ViewerMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.viewer = SimpleLazyObject(lambda: viewer_of(request))
        response = self.get_response(request)
        # The same address shows more to whoever has watched on.
        patch_vary_headers(response, ["Cookie"])
        return response


def viewer(request):
    """The context processor: templates know who is looking."""
    return {"viewer": getattr(request, "viewer", Viewer())}


def viewer_of(request):
    user = request.user
    kept = signed_cookies.read(request, COOKIE, salt=SALT)
    horizon = horizon_of(user) if user.is_authenticated else read(kept)
    viewer = Viewer(user, horizon, is_new=not (kept or user.is_authenticated))
    return replace(viewer, opened=opened.read(request, viewer))


def horizon_of(user):
    return Horizon(user.watched_through, user.shows_announcements, user.shows_webtoon)


def keep(horizon, fan):
    """Put the horizon into the account, which the caller saves."""
    fan.watched_furthest = max(fan.knows_through, horizon.watched_through)
    fan.watched_through = horizon.watched_through
    fan.shows_announcements = horizon.announcements
    fan.shows_webtoon = horizon.webtoon


def remember(request, response, horizon):
    """Keep the horizon where this viewer's horizon belongs.

    What was opened one by one is closed again: whoever moves back means it.
    """
    opened.forget(response)
    if request.user.is_authenticated:
        move(horizon, request.user)
    # For fans too: logging out must not tell them what they have not watched.
    signed_cookies.keep(response, COOKIE, written(horizon), salt=SALT)


@transaction.atomic
def move(horizon, fan):
    # As the account is by now: another tab may have moved further meanwhile.
    fans = get_user_model().objects.select_for_update(no_key=True)
    held = fans.get(pk=fan.pk)
    keep(horizon, held)
    held.save(update_fields=KEPT)


def written(horizon):
    return ".".join(str(int(value)) for value in asdict(horizon).values())


def read(text):
    """The horizon that `written` wrote; the default one for an empty text."""
    if not text:
        return Horizon()
    watched_through, announcements, webtoon = map(int, text.split("."))
    return Horizon(watched_through, bool(announcements), bool(webtoon))
