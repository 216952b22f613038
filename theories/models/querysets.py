"""Adjectives for theories."""

from django.db import models
from django.db.models import OuterRef, Prefetch, Subquery, Value
from django.db.models.functions import Coalesce

from characters.models import Character
from episodes.publication import PostedQuerySet

from .counting import seen_counts

ORDERS = {
    "hot": ("-hot", "-pk"),
    "new": ("-pk",),
    "best": ("-best", "-pk"),
    "contested": ("-contested", "-pk"),
}


class TheoryQuerySet(PostedQuerySet):
    def hottest_first(self):
        return self.order_by(*ORDERS["hot"])

    def about(self, character):
        return self.filter(characters=character)

    def matching(self, words):
        return self.filter(
            models.Q(title__icontains=words) | models.Q(body__icontains=words)
        )

    def locked_row(self, pk):
        """Read the theory and hold its row until the transaction ends.

        SQLite ignores the lock; its IMMEDIATE transactions let one writer in at a time.
        """
        return self.select_for_update().get(pk=pk)

    def with_vote_of(self, user):
        """Annotate `my_vote`: 1, -1, or 0 when the user has not voted."""
        if not user.is_authenticated:
            return self.annotate(my_vote=Value(0))
        votes = self.model._meta.get_field("votes").related_model
        mine = votes.objects.filter(theory=OuterRef("pk"), voter=user.pk)
        return self.annotate(my_vote=Coalesce(Subquery(mine.values("value")[:1]), 0))

    def with_counts_for(self, viewer):
        """Annotate `seen_supports` and the like: what the viewer may count."""
        return self.annotate(**seen_counts(viewer))

    def rivals_of(self, theory):
        return self.filter(rivalries__theories=theory).exclude(pk=theory.pk).distinct()

    def for_page(self, viewer):
        return (
            self.visible_to(viewer)
            .with_vote_of(viewer.user)
            .with_counts_for(viewer)
            .select_related("author")
            .prefetch_related(
                Prefetch("characters", Character.objects.visible_to(viewer)), "sources"
            )
        )

    def for_list(self, viewer):
        """Everything a theory card shows; touching anything else raises."""
        return (
            self.visible_to(viewer)
            .with_vote_of(viewer.user)
            .with_counts_for(viewer)
            .select_related("author")
            .fetch_mode(models.FETCH_RAISE)
        )
