"""Things opened one by one, beyond the horizon: kept in a signed cookie."""

from django.conf import settings

COOKIE = "opened"
ONE_YEAR = 365 * 24 * 60 * 60
MOST = 40
"""A cookie has 4,096 bytes; the oldest are closed again first."""


def read(request, viewer):
    """{(kind, pk)} as `write` kept them for this viewer at this horizon."""
    return frozenset(kept(request, viewer))


def salt_of(viewer):
    """Somebody else, or the same person at another horizon, opened nothing yet."""
    return f"things opened one by one by {viewer.user.pk} at {viewer.horizon}"


def kept(request, viewer):
    text = request.get_signed_cookie(
        COOKIE, default="", salt=salt_of(viewer), max_age=ONE_YEAR
    )
    pairs = (each.split("-") for each in text.split(".") if each)
    return [(kind, int(pk)) for kind, pk in pairs]


def write(request, response, kind, pk):
    """Remember one more on the response."""
    viewer = request.viewer
    things = [each for each in kept(request, viewer) if each != (kind, pk)]
    response.set_signed_cookie(
        COOKIE,
        ".".join(f"{kind}-{pk}" for kind, pk in [*things, (kind, pk)][-MOST:]),
        salt=salt_of(viewer),
        max_age=ONE_YEAR,
        secure=settings.HAS_HTTPS,
        httponly=True,
        samesite="Lax",
    )


def forget(response):
    response.delete_cookie(COOKIE, samesite="Lax")
