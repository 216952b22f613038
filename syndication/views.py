"""For machines that read: crawlers, and sites that show a card for a link."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from theories.models import Theory
from web.addresses import absolute
from web.numbers import whole_number

from .everybody import EVERYBODY, FRESH_FOR

WIDEST = 600
NOT_FOR_CRAWLERS = ["/admin/", "/accounts/", "/search/", "/settings/", "/gates/"]


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_FOR_CRAWLERS),
        # A page of a list is another tomorrow; the sitemaps name all that is in it.
        "Disallow: /*after=",
        f"Sitemap: {absolute(reverse('syndication:sitemaps'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")


@require_safe
def oembed(request):
    """A theory as a card on another site (oembed.com, version 1.0)."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(_("Only JSON is spoken here."), status=501)
    theory = get_object_or_404(
        Theory.objects.visible_to(EVERYBODY).select_related("author"),
        slug=slug_in(request.GET.get("url", "")),
    )
    address = absolute(theory.get_absolute_url())
    card = {
        "version": "1.0",
        "type": "rich",
        "title": theory.title,
        "provider_name": _("All of Us Are Dead theory tracker"),
        "provider_url": absolute("/"),
        "cache_age": FRESH_FOR,
        "width": width_asked(request.GET.get("maxwidth", "")),
        "height": None,
        "html": format_html(
            '<blockquote cite="{}"><p><a href="{}">{}</a></p><p>{}</p></blockquote>',
            *(address, address, theory.title, theory.summary),
        ),
    }
    if theory.author:
        card["author_name"] = theory.author.username
        card["author_url"] = absolute(theory.author.get_absolute_url())
    return JsonResponse(card)


def slug_in(url):
    """The slug of the theory at this address of ours; 404 for any other."""
    try:
        parts = urlsplit(url)
        match = resolve(unquote(parts.path))
    except (Resolver404, ValueError) as error:
        raise Http404 from error
    is_ours = f"{parts.scheme}://{parts.netloc}" == settings.SITE_URL
    if not is_ours or match.view_name != "theories:detail":
        raise Http404
    return match.kwargs["slug"]


def width_asked(text):
    number = whole_number(text, longest=9)
    return WIDEST if number is None else min(number, WIDEST)
