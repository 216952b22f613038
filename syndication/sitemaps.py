"""Sitemaps of up to 10,000 keys each: a span of keys is found without counting."""

from django.contrib.sitemaps import Sitemap
from django.core.paginator import EmptyPage, PageNotAnInteger

from characters.models import Character
from episodes.models import Episode
from evidence.models import Evidence
from theories.models import Theory
from web.numbers import whole_number
from web.streams import leading

from .everybody import EVERYBODY

SPAN = 10_000


class Span:
    def __init__(self, rows):
        self.object_list = rows


class Spans:
    """As a Paginator, by the keys of rows."""

    def __init__(self, rows):
        self.rows = rows

    @property
    def num_pages(self):
        last = leading(self.rows.order_by("-pk").values_list("pk", flat=True), 1)
        return (max(last, default=1) - 1) // SPAN + 1

    def page(self, number):
        place = whole_number(str(number), longest=9)
        if place is None:
            raise PageNotAnInteger
        end = place * SPAN
        if not 0 < place <= self.num_pages:
            raise EmptyPage
        return Span(self.rows.filter(pk__gt=end - SPAN, pk__lte=end).order_by("pk"))


class SpanSitemap(Sitemap):
    def get_latest_lastmod(self):
        """Not known without reading every row."""

    @property
    def paginator(self):
        return Spans(self.items())


class DatedSitemap(SpanSitemap):
    def lastmod(self, item):
        return getattr(item, "edited_at", None) or item.created_at


class TheorySitemap(DatedSitemap):
    def items(self):
        columns = ["slug", "created_at", "edited_at"]
        return Theory.objects.listed_for(EVERYBODY).only(*columns)


class EvidenceSitemap(DatedSitemap):
    def items(self):
        return Evidence.objects.listed_for(EVERYBODY).only("slug", "created_at")


class CharacterSitemap(SpanSitemap):
    def items(self):
        return Character.objects.visible_to(EVERYBODY).only("slug")


class EpisodeSitemap(SpanSitemap):
    def items(self):
        return Episode.objects.select_related("season")


SITEMAPS = {
    "theories": TheorySitemap,
    "evidence": EvidenceSitemap,
    "characters": CharacterSitemap,
    "episodes": EpisodeSitemap,
}
