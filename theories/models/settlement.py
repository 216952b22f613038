"""What a verdict says, and what a proposal would have it say."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from episodes.mentions import latest_mention
from episodes.reveal import Revealed, within
from evidence.kinds import Tier
from evidence.models import Evidence


class Outcome(models.TextChoices):
    CONFIRMED = "confirmed", pgettext_lazy("verdict", "confirmed")
    PARTLY = "partly", gettext_lazy("partly right")
    DEBUNKED = "debunked", gettext_lazy("debunked")
    HINTED = "hinted", gettext_lazy("hinted at")
    OVERTAKEN = "overtaken", gettext_lazy("overtaken")
    NEVER_ADDRESSED = "never-addressed", gettext_lazy("never addressed")


SCORING = [Outcome.CONFIRMED, Outcome.PARTLY, Outcome.DEBUNKED]
"""Outcomes that were seen on screen, and therefore score."""


def evidence_seen(viewer):
    """For annotations: whether the viewer may see what decides it, hidden or not."""
    return Q(decided_by__isnull=False) & Evidence.seen_by(viewer, "decided_by__")


def rests_on_what_is_told(viewer):
    """The condition under which the viewer has watched what decides it.

    The reveal point of evidence may be raised after it has decided something.
    """
    return Q(decided_by=None) | within(viewer.horizon, "decided_by__")


class Settlement(Revealed):
    outcome = models.CharField(gettext_lazy("outcome"), max_length=15, choices=Outcome)
    share = models.PositiveSmallIntegerField(
        gettext_lazy("how much of it came true, in percent"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
    )
    decided_by = models.ForeignKey(
        Evidence,
        models.PROTECT,
        verbose_name=gettext_lazy("decided by"),
        related_name="%(class)ss",
        null=True,
        blank=True,
    )
    reason = models.CharField(gettext_lazy("reason"), max_length=500)

    class Meta:
        abstract = True

    def clean(self):
        """Raises ValidationError where the outcome and what it rests on do not fit."""
        if self.outcome == Outcome.PARTLY and self.share is None:
            raise refused("share", _("Say how much of it came true."))
        if self.outcome != Outcome.PARTLY:
            self.share = None
        if self.outcome == Outcome.NEVER_ADDRESSED:
            return
        if not self.decided_by:
            raise refused("decided_by", _("Name the evidence that decides it."))
        if self.scores and self.decided_by.tier != Tier.ON_SCREEN:
            raise refused(
                "decided_by",
                _("What scores has been seen on screen; choose such evidence."),
            )

    @property
    def as_typed(self):
        """What a form would have to hold to say the same."""
        return {
            "outcome": self.outcome,
            "share": self.share,
            "evidence": self.decided_by and self.decided_by.slug,
            "reason": self.reason,
            "reveal_at": self.reveal_at,
        }

    def raise_reveal_point(self):
        """Never below what the theory, the evidence and the words tell."""
        told = [self.theory, *([self.decided_by] if self.decided_by else [])]
        points = [each.reveal_at for each in told]
        self.reveal_at = max(self.reveal_at, latest_mention(self.reason), *points)
        axes = [each.reveal_axis for each in told if each.reveal_axis != "screen"]
        self.reveal_axis = axes[-1] if axes else self.theory.reveal_axis

    @property
    def scores(self):
        return self.outcome in SCORING

    @property
    def truth(self):
        """How true the theory came out, 0 to 1; None for what does not score."""
        truths = {
            Outcome.CONFIRMED: 1.0,
            Outcome.PARTLY: (self.share or 0) / 100,
            Outcome.DEBUNKED: 0.0,
        }
        return truths.get(Outcome(self.outcome))


def refused(field, message):
    return ValidationError({field: message})


def settlement_constraints(kind):
    return [
        models.CheckConstraint(
            condition=Q(outcome=Outcome.PARTLY, share__range=(1, 99))
            | (~Q(outcome=Outcome.PARTLY) & Q(share=None)),
            name=f"a_{kind}_has_a_share_if_partly",
        ),
        models.CheckConstraint(
            condition=Q(decided_by__isnull=False) | Q(outcome=Outcome.NEVER_ADDRESSED),
            name=f"a_{kind}_rests_on_evidence",
        ),
    ]
