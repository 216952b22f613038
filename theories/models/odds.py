"""Odds: how likely a fan finds a theory, in percent, on record with the date.

Entries are only ever added; a fan's latest counts. What somebody finds likely tells
what they have watched, so an entry carries how far its fan had watched, and a viewer
counts each fan's latest entry from within their own horizon.
"""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Count, Max, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.voices import Voice, VoiceQuerySet
from episodes.reveal import Revealed, RevealedQuerySet


class Believing(models.Model):
    class Meta:
        abstract = True

    def takes_odds_of(self, user):
        return user.is_authenticated and self.is_open_to_fans

    @transaction.atomic
    def give_odds(self, fan, percent, *, moved_by=None):
        """Put the fan's probability on record, 0 to 100 percent, and what moved them.

        The same number again is the same entry. Raises PermissionDenied when the
        theory is closed.
        """
        held = type(self).objects.locked_row(self.pk)
        if not held.takes_odds_of(fan):
            raise PermissionDenied(_("This theory is closed to odds."))
        former = held.odds.of(fan).first()
        if former and former.says(percent, moved_by):
            return former
        counted_before = held.odds.of(fan).counted().first()
        entry = Odds.objects.create(
            theory=held,
            fan=fan,
            percent=percent,
            moved_by=moved_by,
            reveal_at=held.told_by_odds_of(fan, former),
            counted=fan.has_a_vote,
        )
        if entry.counted:
            held.tally_odds(entry, counted_before)
        return entry

    def odds_holders(self):
        """How many fans have put odds on record, ranked or not."""
        return self.odds.order_by().values("fan").distinct().count()

    def told_by_odds_of(self, fan, former):
        """How far the entry's fan had watched; nobody forgets what they saw."""
        known = former.reveal_at if former else 0
        return max(fan.knows_through, self.reveal_at, known)


class OddsQuerySet(VoiceQuerySet, RevealedQuerySet):
    def visible_to(self, viewer):
        """Entries of fans who had watched no further, on theories in sight."""
        theory = self.model._meta.get_field("theory").related_model
        return super().visible_to(viewer).filter(theory.seen_by(viewer, "theory__"))

    def of(self, fan):
        return self.filter(fan=fan.pk).order_by("-pk")

    def latest_of_each_fan(self):
        """One entry per fan and theory: the last among those of this set."""
        last = self.order_by().values("theory", "fan").annotate(last=Max("pk"))
        return self.filter(pk__in=last.values("last"))


class Odds(Voice, Revealed):
    held_at = "theory"

    theory = models.ForeignKey(
        "theories.Theory",
        models.CASCADE,
        verbose_name=gettext_lazy("theory"),
        related_name="odds",
    )
    fan = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=gettext_lazy("fan"),
        related_name="odds",
    )
    percent = models.PositiveSmallIntegerField(gettext_lazy("odds in percent"))
    given_at = models.DateTimeField(gettext_lazy("given at"), default=timezone.now)
    moved_by = models.ForeignKey(
        "theories.Link",
        models.SET_NULL,
        verbose_name=gettext_lazy("moved by"),
        related_name="moved",
        null=True,
        blank=True,
    )

    objects = OddsQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("odds")
        verbose_name_plural = gettext_lazy("odds")
        indexes = [
            models.Index(fields=["theory", "fan", "-id"], name="odds_of_a_fan"),
            models.Index(fields=["fan", "-id"], name="odds_by_fan"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__range=(0, 100)), name="odds_are_a_percentage"
            )
        ]

    def says(self, percent, moved_by):
        """Whether this entry says as much already."""
        return self.percent == percent and moved_by in (None, self.moved_by)

    def __str__(self):
        return f"{self.percent} % on {self.theory_id}"

    @classmethod
    def move(cls, theories, turned):
        """Play the entries again: a day of long ago comes out otherwise as well."""
        from ..recounting.odds import replay

        replay(theories)


def moved_by(viewer):
    """For annotations of links: how many fans said that it moved them."""
    counted = Odds.objects.visible_to(viewer).counted()
    said = counted.filter(moved_by=OuterRef("pk")).order_by()
    fans = said.values("moved_by").annotate(n=Count("fan", distinct=True))
    return Coalesce(models.Subquery(fans.values("n")), 0)


def latest_percent(user):
    """For annotations of theories: the user's own odds, or null."""
    mine = Odds.objects.filter(theory=OuterRef("pk"), fan=user.pk).order_by("-pk")
    return models.Subquery(mine.values("percent")[:1])
