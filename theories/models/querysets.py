"""Adjectives for theories."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.bylines import besides_the_name
from episodes.streams import PostedStreams
from search.models import FindableRows
from web.counting import Counted, tied

from .counting import comments_beyond, comments_seen
from .crowd import odds_now
from .following import Follow
from .linking import Link
from .odds import latest_percent
from .verdict import Verdict

TOGETHER = 500
"""Rows that are written in one go."""
ORDERS = {
    "hot": ("-hot", "-pk"),
    "new": ("-pk",),
    "best": ("-best", "-pk"),
    "contested": ("-contested", "-pk"),
    "sleepers": ("-gap", "-pk"),
    "hype": ("gap", "pk"),
}

UNSEEN_ON_CARDS = ["body", "body_html", "settled_by", "key", "stream"]


class TheoryQuerySet(FindableRows, PostedStreams):
    def hottest_first(self):
        return self.order_by(*ORDERS["hot"])

    def about(self, character):
        ties = self.model.characters.through.objects.filter(character=character)
        return tied(self, ties, "theory")

    def locked_row(self, pk):
        """Read the theory and hold its row until the transaction ends.

        SQLite ignores the lock; its IMMEDIATE transactions let one writer in at a time.
        """
        return self.select_for_update(no_key=True).get(pk=pk)

    def hold_in_order(self, pks):
        """Hold these rows, for everybody in the same order: nobody waits in a ring.

        Returns them by key.
        """
        rows = self.select_for_update(no_key=True).filter(pk__in=pks)
        return {theory.pk: theory for theory in rows.order_by("pk")}

    def store(self, theories, names):
        """Write what these know in memory, and the ranks that follow."""
        for theory in theories:
            for name, value in theory.ranks().items():
                setattr(theory, name, value)
        self.bulk_update(theories, [*names, *self.model.RANKS], batch_size=TOGETHER)

    def with_vote_of(self, user):
        """Annotate `my_vote`: 1, -1, or 0 when the user has not voted."""
        if not user.is_authenticated:
            return self.annotate(my_vote=Value(0))
        votes = self.model._meta.get_field("votes").related_model
        mine = votes.objects.filter(theory=OuterRef("pk"), voter=user.pk)
        return self.annotate(my_vote=Coalesce(Subquery(mine.values("value")[:1]), 0))

    def with_follow_of(self, user):
        """Annotate `is_followed`: whether the user keeps an eye on it."""
        mine = Follow.objects.filter(theory=OuterRef("pk"), fan=user.pk)
        return self.annotate(is_followed=Exists(mine))

    def with_counts_for(self, viewer):
        """Annotate `seen_comments`: what the viewer may count."""
        return self.annotate(seen_comments=comments_seen(viewer))

    def with_comments_beyond(self, viewer):
        """Annotate `comments_beyond`: how many only the horizon hides."""
        return self.annotate(comments_beyond=comments_beyond(viewer))

    def with_odds_for(self, viewer):
        """Annotate `my_odds`, `seen_odds` and `odds_in_sight`.

        `seen_odds` holds median, lower, upper and fans as far as the viewer may count
        them. A fan sees it once they have given odds of their own: first think, then
        look.
        """
        theories = self.annotate(seen_odds=odds_now(viewer))
        if not viewer.is_fan:
            nothing = Value(None, models.IntegerField())
            return theories.annotate(my_odds=nothing, odds_in_sight=Value(True))
        theories = theories.annotate(my_odds=latest_percent(viewer.user))
        return theories.annotate(odds_in_sight=models.Q(my_odds__isnull=False))

    def with_links_for(self, viewer):
        """Read the links that `Theory.seen_standing` adds up."""
        links = Link.objects.visible_to(viewer).for_weighing()
        return self.prefetch_related(Prefetch("links", links, to_attr="seen_links"))

    def with_outcome_for(self, viewer):
        """Annotate `seen_outcome`: what the verdict says, where the viewer may know."""
        known = Verdict.objects.visible_to(viewer).filter(theory=OuterRef("pk"))
        return self.annotate(seen_outcome=Subquery(known.values("outcome")[:1]))

    def open_for(self, viewer):
        """Theories without a verdict that the viewer may know."""
        known = Verdict.objects.visible_to(viewer).filter(theory=OuterRef("pk"))
        return self.filter(~Exists(known))

    def taking_odds_of(self, viewer):
        """Theories whose form of odds the viewer is offered."""
        return self.open_for(viewer).published().filter(locked=False)

    def settled_for(self, viewer, outcome):
        known = Verdict.objects.visible_to(viewer).filter(outcome=outcome)
        return tied(self, known, "theory")

    def sleepers(self):
        """Better evidence than belief."""
        return self.filter(gap__gt=0)

    def hyped(self):
        """More belief than evidence."""
        return self.filter(gap__lt=0)

    def in_order(self, sort):
        """The theories that belong into a list sorted so; `sort` is a key of ORDERS."""
        kinds = {"sleepers": self.sleepers, "hype": self.hyped}
        return kinds.get(sort, self.all)()

    def with_gauges_for(self, viewer):
        """Interest, odds and the verdict, and what the viewer said.

        The standing follows from the links, of which a page reads more than a list.
        """
        return (
            self.with_vote_of(viewer.user)
            .with_counts_for(viewer)
            .with_odds_for(viewer)
            .with_outcome_for(viewer)
        )

    def rivals_of(self, theory, viewer):
        """The others in the groups that stand and that the viewer may know of."""
        groups = theory.rivalries.visible_to(viewer).published()
        return self.filter(rivalries__in=groups).exclude(pk=theory.pk).distinct()

    def for_page(self, viewer):
        return (
            self.visible_to(viewer)
            .with_gauges_for(viewer)
            .with_follow_of(viewer.user)
            .with_what_there_is_at_all()
            .with_comments_beyond(viewer)
            .select_related("author")
            .defer(*besides_the_name("author"))
        )

    def with_what_there_is_at_all(self):
        """Annotate `all_links`, `has_rivalries` and `has_proposals`, in sight or not:
        whether it is worth asking what the viewer may see of them.
        """
        of_it = {"theory": OuterRef("pk")}
        proposals = self.model._meta.get_field("proposals").related_model.objects
        groups = self.model._meta.get_field("rivalries").related_model.objects
        return self.annotate(
            all_links=Counted(Link.objects.filter(**of_it)),
            has_proposals=Exists(proposals.filter(**of_it)),
            has_rivalries=Exists(groups.filter(theories=OuterRef("pk"))),
        )

    def for_list(self, viewer):
        """Everything a theory card shows; touching anything else raises."""
        return self.visible_to(viewer).as_cards_for(viewer)

    def as_cards_for(self, viewer):
        return self.with_gauges_for(viewer).with_links_for(viewer).as_card()

    def as_card(self):
        return (
            self.select_related("author")
            .defer(*besides_the_name("author"), *UNSEEN_ON_CARDS)
            .fetch_mode(models.FETCH_RAISE)
        )
