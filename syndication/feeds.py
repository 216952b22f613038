"""Atom feeds of what is new, and of what happens under one theory."""

from heapq import nlargest
from operator import attrgetter

from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.models import Evidence
from texts.markdown import excerpt, masked
from theories.models import Comment, Theory
from theories.ranks import EPOCH
from web.addresses import absolute

from .everybody import EVERYBODY, tag_uri

MOST = 30
LONGEST = 500


class SteadyAtom(Atom1Feed):
    """As long as there is nothing in it, it has not changed either."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else EPOCH


class AtomFeed(Feed):
    feed_type = SteadyAtom
    # Atom wants an author, where an entry has none of its own (RFC 4287, 4.1.1).
    author_name = gettext_lazy("All of Us Are Dead theory tracker")

    def path(self, thing):
        raise NotImplementedError

    def feed_url(self, thing=None):
        return absolute(self.path(thing))

    def feed_guid(self, thing=None):
        return self.feed_url(thing)

    def item_link(self, item):
        return absolute(item.get_absolute_url())

    def item_title(self, item):
        return item.title

    def moment(self, item):
        return item.created_at

    def item_guid(self, item):
        return tag_uri(item._meta.model_name, item.pk, self.moment(item))

    def item_pubdate(self, item):
        return self.moment(item)

    def item_updateddate(self, item):
        return getattr(item, "edited_at", None) or self.moment(item)


class TheoryFeed(AtomFeed):
    title = gettext_lazy("New theories about season 2 of All of Us Are Dead")

    def path(self, thing):
        return reverse("syndication:theories")

    def link(self):
        return absolute(reverse("theories:list"))

    def items(self):
        newest = Theory.objects.listed_for(EVERYBODY).order_by("-pk")
        return newest.select_related("author").leading(MOST)

    def item_description(self, theory):
        return escape(theory.summary)

    def item_author_name(self, theory):
        return theory.author.username if theory.author else _("a former fan")


class EvidenceFeed(AtomFeed):
    title = gettext_lazy("New evidence from All of Us Are Dead")

    def path(self, thing):
        return reverse("syndication:evidence")

    def link(self):
        return absolute(reverse("evidence:list"))

    def items(self):
        return Evidence.objects.listed_for(EVERYBODY).newest_first().leading(MOST)

    def item_description(self, evidence):
        return escape(masked(evidence.description))


class DiscussionFeed(AtomFeed):
    """The comments and links of one theory."""

    def get_object(self, request, slug):
        return get_object_or_404(Theory.objects.visible_to(EVERYBODY), slug=slug)

    def path(self, theory):
        return reverse("syndication:theory", args=[theory.slug])

    def feed_guid(self, thing=None):
        return f"{tag_uri('theory', thing.pk, thing.created_at)}/discussion"

    def title(self, theory):
        return theory.title

    def link(self, theory):
        return absolute(theory.get_absolute_url())

    def items(self, theory):
        comments = theory.comments.visible_to(EVERYBODY).standing()
        links = theory.links.visible_to(EVERYBODY).select_related("evidence", "author")
        newest = [
            *comments.select_related("author", "theory").order_by("-pk")[:MOST],
            *links.select_related("theory").order_by("-pk")[:MOST],
        ]
        return nlargest(MOST, newest, key=attrgetter("created_at"))

    def item_link(self, item):
        if isinstance(item, Comment):
            return f"{absolute(item.theory.get_absolute_url())}#comment-{item.pk}"
        return absolute(item.theory.get_absolute_url())

    def item_title(self, item):
        if isinstance(item, Comment):
            return _("A comment by %(fan)s") % {"fan": self.item_author_name(item)}
        return f"{item.get_stance_display()}: {item.evidence.title}"

    def item_description(self, item):
        if isinstance(item, Comment):
            return escape(excerpt(item.body, LONGEST))
        return escape(masked(item.argument))

    def item_author_name(self, item):
        return item.author.username if item.author else _("a former fan")
