"""Verdicts: what season 2 said."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy

from episodes.reveal import RevealedQuerySet

from .lock import season_of, tells_from
from .settlement import (
    SCORING,
    Settlement,
    evidence_seen,
    rests_on_what_is_told,
    settlement_constraints,
)


class SettledMeanwhile(Exception):
    """Somebody else has settled the theory; carries the verdict that stands."""

    def __init__(self, verdict):
        super().__init__(verdict)
        self.verdict = verdict


class VerdictQuerySet(RevealedQuerySet):
    def visible_to(self, viewer):
        """Verdicts on theories in sight."""
        theory = self.model._meta.get_field("theory").related_model
        return (
            super()
            .visible_to(viewer)
            .filter(theory.seen_by(viewer, "theory__"), rests_on_what_is_told(viewer))
        )

    def for_page(self, viewer):
        seen = self.visible_to(viewer).annotate(shows_evidence=evidence_seen(viewer))
        return seen.select_related("decided_by", "moderator")

    def in_season(self, number):
        return self.filter(season=number)

    def in_arc(self, arc):
        return self.filter(theory__arc=arc)

    def scoring(self):
        return self.filter(outcome__in=SCORING)


class Verdict(Settlement):
    theory = models.OneToOneField(
        "theories.Theory",
        models.CASCADE,
        verbose_name=gettext_lazy("theory"),
        related_name="verdict",
    )
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=gettext_lazy("moderator"),
        related_name="verdicts",
        null=True,
    )
    season = models.PositiveSmallIntegerField(gettext_lazy("season"), editable=False)
    """The one that answered, whose premiere is the lock."""
    tells_from = models.PositiveSmallIntegerField(editable=False)
    """The first episode that could settle the theory, as the theory stood then."""
    decided_at = models.DateTimeField(gettext_lazy("decided at"), default=timezone.now)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = gettext_lazy("verdict")
        verbose_name_plural = gettext_lazy("verdicts")
        indexes = [
            models.Index(
                fields=["outcome", "reveal_axis", "reveal_at"],
                name="verdicts_by_outcome",
            )
        ]
        constraints = settlement_constraints("verdict")

    def __str__(self):
        return f"{self.outcome}: {self.theory_id}"

    def set_lock(self):
        """By what was shown, not by what the words of the verdict mention besides."""
        shown = self.decided_by.reveal_at if self.decided_by else 0
        self.season = season_of(max(shown, self.theory.reveal_at))
        self.tells_from = tells_from(self.theory, self.season)
