"""Things opened one by one, beyond the horizon: kept in a signed cookie."""

COOKIE = "opened"
SALT = "things opened one by one"
ONE_YEAR = 365 * 24 * 60 * 60
MOST = 40
"""A cookie has 4,096 bytes; the oldest are closed again first."""


def read(request):
    """{(kind, pk)} as `write` kept them."""
    return frozenset(kept(request))


def kept(request):
    text = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=ONE_YEAR)
    pairs = (each.split("-") for each in text.split(".") if each)
    return [(kind, int(pk)) for kind, pk in pairs]


def write(request, response, kind, pk):
    """Remember one more on the response."""
    things = [each for each in kept(request) if each != (kind, pk)] + [(kind, pk)]
    response.set_signed_cookie(
        COOKIE,
        ".".join(f"{kind}-{pk}" for kind, pk in things[-MOST:]),
        salt=SALT,
        max_age=ONE_YEAR,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def forget(response):
    response.delete_cookie(COOKIE, samesite="Lax")
