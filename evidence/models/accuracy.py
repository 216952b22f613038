"""Accuracy votes: is this what happened? They weigh the evidence, nothing else."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.voices import Voice

COUNTERS = ["accuracy_yes", "accuracy_no"]


def accuracy(yes, no):
    """How far to trust what the evidence says was shown, 0 to 1.

    The share of yes after two more of each (additive smoothing, Laplace): nobody's
    word moves it far from one half.
    """
    return (yes + 2) / (yes + no + 4)


class Checking(models.Model):
    accuracy_yes = models.PositiveIntegerField(default=0, editable=False)
    accuracy_no = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    @property
    def accuracy(self):
        return accuracy(self.accuracy_yes, self.accuracy_no)

    def can_be_checked_by(self, user):
        is_own = user.pk == self.added_by_id
        return user.is_authenticated and not is_own and self.is_published

    @transaction.atomic
    def cast_accuracy_vote(self, fan, value):
        """Record what the fan says; `AccuracyVote.Choice.NONE` withdraws it.

        Raises PermissionDenied for evidence of one's own and for what is out of sight.
        """
        # Not for its key: a verdict that names the evidence need not wait for votes.
        held = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
        if not held.can_be_checked_by(fan):
            raise PermissionDenied(held.why_no_check(fan))
        former = held.accuracy_votes.filter(fan=fan).first()
        if value != (former.value if former else AccuracyVote.Choice.NONE):
            said = {"evidence": held, "fan": fan, "value": value or None}
            held.tell_accuracy(*AccuracyVote.replace(former, **said))
            # Past the revisions: a vote changes no word.
            type(self).objects.bulk_update([held], COUNTERS)
            held.links.weigh_theories()
        held.my_check = value
        return held

    def tell_accuracy(self, before, after):
        """Count one vote as `after` instead of `before`, in memory alone."""
        choice = AccuracyVote.Choice
        self.accuracy_yes += (after == choice.YES) - (before == choice.YES)
        self.accuracy_no += (after == choice.NO) - (before == choice.NO)

    def why_no_check(self, user):
        if user.pk == self.added_by_id:
            return _("You added this evidence: others say whether it is right.")
        return _("This evidence is closed to votes.")


class AccuracyVote(Voice):
    held_at = "evidence"

    class Choice(models.IntegerChoices):
        YES = 1, gettext_lazy("this is what happened")
        NONE = 0, gettext_lazy("withdrawn")
        NO = -1, gettext_lazy("this is not what happened")

    evidence = models.ForeignKey(
        "evidence.Evidence", models.CASCADE, related_name="accuracy_votes"
    )
    fan = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="accuracy_votes"
    )
    value = models.SmallIntegerField(choices=Choice)
    cast_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = gettext_lazy("accuracy vote")
        verbose_name_plural = gettext_lazy("accuracy votes")
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "fan"], name="one_accuracy_vote_per_fan"
            ),
            models.CheckConstraint(
                condition=models.Q(value__in=[1, -1]),
                name="an_accuracy_vote_is_yes_or_no",
            ),
        ]

    def __str__(self):
        return f"{self.get_value_display()}: {self.evidence_id}"

    @classmethod
    def move(cls, evidence, turned):
        for vote in turned:
            evidence[vote.evidence_id].tell_accuracy(*vote.turn)
        model = cls.evidence.field.related_model
        model.objects.bulk_update(evidence.values(), COUNTERS)
        bearing = model.links.rel.related_model.objects
        bearing.filter(evidence__in=evidence).weigh_theories()
