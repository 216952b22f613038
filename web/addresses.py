"""Addresses, and parts of them."""

from django.conf import settings


def absolute(path):
    """The address as it is told outside of the site: in mail, to machines."""
    return f"{settings.SITE_URL}{path}"


def asked(request):
    """The address as views read it, for keys of what is kept.

    `get_full_path()` is the same for "é" sent as it is and for "Ã©" sent quoted.
    """
    return request.path, request.META.get("QUERY_STRING", "")


class TextConverter:
    """Like Django's `str`, without the null that PostgreSQL would stumble over."""

    regex = r"[^/\x00]+"

    def to_python(self, text):
        return text

    def to_url(self, text):
        return text
