"""Addresses, and parts of them."""

from django.conf import settings


def absolute(path):
    """The address as it is told outside of the site: in mail, to machines."""
    return f"{settings.SITE_URL}{path}"


class TextConverter:
    """Like Django's `str`, without the null that PostgreSQL would stumble over."""

    regex = r"[^/\x00]+"

    def to_python(self, text):
        return text

    def to_url(self, text):
        return text
