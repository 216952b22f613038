"""Links: evidence tied to a theory with a stance and an argument."""

from itertools import batched

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, OuterRef, Subquery, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.bylines import besides_the_name
from episodes.mentions import latest_mention
from episodes.publication import Posted, PostedQuerySet
from evidence.models import Evidence

from .odds import moved_by
from .strength import Judging, StrengthVote
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


class Stance(models.TextChoices):
    SUPPORTS = "supports", gettext_lazy("supports")
    CONTRADICTS = "contradicts", gettext_lazy("contradicts")
    COMPLICATES = "complicates", gettext_lazy("complicates")


class Linking(models.Model):
    class Meta:
        abstract = True

    def can_be_linked_by(self, user):
        return user.is_authenticated and self.is_open_to_fans

    @transaction.atomic
    def link_evidence(self, evidence, *, stance, argument, by):
        """Tie evidence to the theory; raises IntegrityError when it is tied already.

        Raises PermissionDenied where the theory is locked or out of sight by now.
        """
        Evidence.objects.hold_in_order([evidence.pk])
        held = type(self).objects.locked_row(self.pk)
        if held.locked:
            raise PermissionDenied(_("This theory is locked."))
        if not held.is_open_to_fans:
            raise PermissionDenied(_("This theory takes no links."))
        return held.tie(evidence, stance=stance, argument=argument, by=by)

    @transaction.atomic
    def tie(self, evidence, *, stance, argument, by):
        """Link evidence also where fans may not: what is curated stays complete."""
        link = Link.objects.create(
            theory=self,
            evidence=evidence,
            stance=stance,
            argument=argument,
            author=by,
            reveal_at=latest_mention(argument),
        )
        self.move_stance(stance, 1)
        self.weigh()
        return link

    def move_stance(self, stance, by):
        type(self).objects.filter(pk=self.pk).update(**{stance: F(stance) + by})


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


class Link(Judging, Posted):
    moderate_permission = "theories.moderate_link"

    theory = models.ForeignKey(
        "theories.Theory",
        models.CASCADE,
        verbose_name=gettext_lazy("theory"),
        related_name="links",
    )
    evidence = models.ForeignKey(
        Evidence,
        models.CASCADE,
        verbose_name=gettext_lazy("evidence"),
        related_name="links",
    )
    stance = models.CharField(gettext_lazy("stance"), max_length=12, choices=Stance)
    argument = models.CharField(gettext_lazy("argument"), max_length=280, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=gettext_lazy("author"),
        related_name="links",
        null=True,
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("link")
        verbose_name_plural = gettext_lazy("links")
        permissions = [("moderate_link", "Can hide and restore links")]
        constraints = [
            models.UniqueConstraint(
                fields=["theory", "evidence"], name="evidence_is_linked_once_per_theory"
            ),
            models.CheckConstraint(
                condition=models.Q(stance__in=Stance.values),
                name="a_link_takes_a_known_stance",
            ),
        ]

    def __str__(self):
        return f"{self.evidence_id} {self.stance} {self.theory_id}"

    def get_absolute_url(self):
        return f"{self.theory.get_absolute_url()}?link={self.pk}#link-{self.pk}"

    def can_be_removed_by(self, user):
        is_own = user.is_authenticated and user.pk == self.author_id
        return is_own and not self.theory.locked

    @transaction.atomic
    def move_to(self, state):
        super().move_to(state)
        self.held().theory.weigh()

    @transaction.atomic
    def take_stance(self, stance):
        """Put the link on another side, and the counters of its theory with it."""
        held = self.held()
        held.theory.move_stance(held.stance, -1)
        held.theory.move_stance(stance, 1)
        Link.objects.filter(pk=self.pk).update(stance=stance)
        self.stance = stance
        held.theory.weigh()

    @transaction.atomic
    def remove(self):
        """Nothing is left to do where somebody was quicker."""
        try:
            held = self.held()
        except Link.DoesNotExist:
            return
        Link.objects.filter(pk=held.pk).delete()
        held.theory.move_stance(held.stance, -1)
        held.theory.weigh()

    def held(self):
        """The link as it is by now, and its theory, which is held.

        A merge takes links along to another theory. Raises DoesNotExist when it is
        gone.
        """
        theories = type(self)._meta.get_field("theory").related_model.objects
        pk = self.theory_id
        while True:
            theory = theories.locked_row(pk)
            link = Link.objects.select_related("evidence").get(pk=self.pk)
            if link.theory_id == pk:
                link.theory = theory
                return link
            pk = link.theory_id
