"""Adjectives for links, and what the pages that show them read."""

from itertools import batched

from django.db import models
from django.db.models import F, OuterRef, Subquery, Value

from accounts.bylines import besides_the_name
from episodes.publication import PostedQuerySet
from evidence.models import Evidence

from .odds import moved_by
from .strength import StrengthVote
from .sums import weigh

TOGETHER = 500
"""Theories that are read and written in one go."""
UNSEEN_ON_CARDS = [
    "argument",
    "author",
    "created_at",
    "reveal_at",
    "reveal_axis",
    "state",
    "evidence__key",
    "evidence__added_by",
    "evidence__kind",
    "evidence__reveal_at",
    "evidence__reveal_axis",
    "evidence__state",
    "evidence__description",
    "evidence__place_note",
    "evidence__quote_en",
    "evidence__quote_ko",
    "evidence__created_at",
    "evidence__stream",
    "evidence__shown_at",
]
UNSEEN_OF_THEORIES = ["theory__body", "theory__body_html", "theory__settled_by"]


class LinkQuerySet(PostedQuerySet):
    def visible_to(self, viewer):
        """Links of which the viewer may see both ends, and the argument."""
        theory = self.model._meta.get_field("theory").related_model
        return self.told_to(viewer).filter(theory.seen_by(viewer, "theory__"))

    def told_to(self, viewer):
        """Links that the viewer would see if the theory were not out of sight."""
        told = Evidence.seen_by(viewer, "evidence__")
        return super().visible_to(viewer).filter(told)

    def with_stance(self, stance):
        return self.filter(stance=stance)

    def for_weighing(self):
        return self.select_related("evidence").order_by("pk")

    def for_card(self):
        """As far as a card shows them: what they weigh, and the strongest by title."""
        return (
            self.for_weighing().defer(*UNSEEN_ON_CARDS).fetch_mode(models.FETCH_RAISE)
        )

    def weigh_theories(self):
        """Weigh again each theory that these links bear on.

        Always in the same order, so that two who do this do not wait for each other.
        """
        theory = self.model._meta.get_field("theory").related_model
        pks = self.order_by("theory").values_list("theory", flat=True).distinct()
        for some in batched(list(pks), TOGETHER):
            weigh(theory.objects.hold_in_order(some))

    def with_strength_of(self, user):
        """Annotate `my_strength`: what the user said of each link, or None."""
        if not user.is_authenticated:
            return self.annotate(my_strength=Value(None, models.IntegerField()))
        mine = StrengthVote.objects.filter(link=OuterRef("pk"), judge=user.pk)
        return self.annotate(my_strength=Subquery(mine.values("value")[:1]))

    def with_moved_for(self, viewer):
        """Annotate `moved_fans`: how many it moved whom the viewer may count."""
        return self.annotate(moved_fans=moved_by(viewer))

    def for_theory_page(self, viewer):
        return (
            self.visible_to(viewer)
            .with_strength_of(viewer.user)
            .with_moved_for(viewer)
            .select_related("evidence__episode", "author")
            .defer(*besides_the_name("author"))
            .order_by("pk")
            .fetch_mode(models.FETCH_RAISE)
        )

    def for_fan_page(self, viewer):
        return (
            self.visible_to(viewer)
            .select_related("theory", "evidence")
            .fetch_mode(models.FETCH_RAISE)
        )

    def for_evidence_page(self, viewer):
        return (
            self.visible_to(viewer)
            .select_related("theory", "author")
            .defer(*besides_the_name("author"), *UNSEEN_OF_THEORIES)
            .annotate(theory_hot=F("theory__hot"))
            .order_by("-theory_hot", "pk")
            .fetch_mode(models.FETCH_RAISE)
        )
