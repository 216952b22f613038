"""What a browser keeps for us and nobody else can make up: for a year, over https
where the site has it, out of the reach of scripts."""

from django.conf import settings

ONE_YEAR = 365 * 24 * 60 * 60


def full(name):
    """Over https a prefix that browsers accept from this very host alone."""
    return f"{settings.COOKIE_PREFIX}{name}"


def read(request, name, *, salt):
    """The text kept under `name`; empty when it is missing, old or not ours."""
    return request.get_signed_cookie(
        full(name), default="", salt=salt, max_age=ONE_YEAR
    )


def keep(response, name, text, *, salt):
    response.set_signed_cookie(
        full(name),
        text,
        salt=salt,
        max_age=ONE_YEAR,
        secure=settings.HAS_HTTPS,
        httponly=True,
        samesite="Lax",
    )


def forget(response, name):
    response.delete_cookie(full(name), samesite="Lax")
