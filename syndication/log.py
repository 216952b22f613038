"""The moderation log as a feed, as far as a first visitor may know of it."""

from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moderation.models import Decision
from moderation.showing import with_targets_for
from web.addresses import absolute

from .everybody import EVERYBODY
from .feeds import AtomFeed

MOST = 50


class LogFeed(AtomFeed):
    title = gettext_lazy("Moderation log")

    def path(self, thing):
        return reverse("syndication:log")

    def link(self):
        return absolute(reverse("moderation:log"))

    def items(self):
        lines = Decision.objects.for_log(EVERYBODY).leading(MOST)
        return with_targets_for(lines, EVERYBODY)

    def item_title(self, line):
        about = line.seen_label or f"{line.kind} {line.object_id}"
        return _("%(action)s: %(about)s") % {
            "action": line.get_action_display(),
            "about": about,
        }

    def item_description(self, line):
        return escape(f"{line.get_reason_display()}. {line.said}")

    def item_link(self, line):
        return absolute(f"{reverse('moderation:log')}#decision-{line.pk}")

    def moment(self, line):
        return line.made_at
