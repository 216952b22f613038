"""What the site tells machines: what a first visitor sees, whoever sends them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from episodes.viewer import Viewer

EVERYBODY = Viewer()
FRESH_FOR = 300  # seconds


def tag_uri(kind, pk, moment):
    """A name that stays when the address or the words change (RFC 4151)."""
    host = urlsplit(settings.SITE_URL).hostname
    return f"tag:{host},{moment:%Y-%m-%d}:{kind}/{pk}"


def shared(view):
    """Answer 304 to whoever has it already, and let caches keep it for a while."""

    @require_safe
    @conditional_page
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            patch_cache_control(response, public=True, max_age=FRESH_FOR)
        return response

    return answer
