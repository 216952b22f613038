"""Things opened one by one, beyond the horizon: kept in a signed cookie."""

from web import signed_cookies

COOKIE = "opened"
MOST = 40
"""A cookie has 4,096 bytes; the oldest are closed again first."""


def read(request, viewer):
    """{(kind, pk)} as `write` kept them for this viewer at this horizon."""
    return frozenset(kept(request, viewer))


def salt_of(viewer):
    """Somebody else, or the same person at another horizon, opened nothing yet."""
    return f"things opened one by one by {viewer.user.pk} at {viewer.horizon}"


def kept(request, viewer):
    text = signed_cookies.read(request, COOKIE, salt=salt_of(viewer))
    pairs = (each.split("-") for each in text.split(".") if each)
    return [(kind, int(pk)) for kind, pk in pairs]


def write(request, response, kind, pk):
    """Remember one more on the response."""
    viewer = request.viewer
    things = [each for each in kept(request, viewer) if each != (kind, pk)]
    text = ".".join(f"{kind}-{pk}" for kind, pk in [*things, (kind, pk)][-MOST:])
    signed_cookies.keep(response, COOKIE, text, salt=salt_of(viewer))


def forget(response):
    signed_cookies.forget(response, COOKIE)
