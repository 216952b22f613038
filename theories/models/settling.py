"""Settling: what season 2 said of a theory, and whom that proves right."""

from django.db import models, transaction

from .scoring import score
from .settlement import Outcome
from .verdict import SettledMeanwhile, Verdict


class Settling(models.Model):
    class Meta:
        abstract = True

    @property
    def seen_outcome_label(self):
        """What the verdict says, as far as the viewer may know, in their language."""
        return Outcome(self.seen_outcome).label

    def can_be_settled_by(self, user):
        return user.has_perm(self.moderate_permission)

    @transaction.atomic
    def settle(self, outcome, *, evidence, reason, by, share=None, reveal_at=0):
        """Say what the answer was, and score the odds that were held at the lock.

        `share` is how much of it came true in percent, for `partly` only. Raises
        ValidationError where outcome and evidence do not fit, and SettledMeanwhile
        when another verdict stands.
        """
        held = type(self).objects.locked_row(self.pk)
        if standing := Verdict.objects.filter(theory=held).first():
            raise SettledMeanwhile(standing)
        verdict = Verdict(
            theory=held,
            outcome=outcome,
            share=share,
            decided_by=evidence,
            reason=reason,
            moderator=by,
            reveal_at=reveal_at,
        )
        verdict.clean()
        verdict.raise_reveal_point()
        verdict.set_lock()
        verdict.save()
        score(verdict)
        return verdict

    @transaction.atomic
    def reopen(self):
        """Take the verdict back, and every score with it; returns what it was.

        Raises Verdict.DoesNotExist when somebody else was quicker.
        """
        held = type(self).objects.locked_row(self.pk)
        verdict = Verdict.objects.get(theory=held)
        Verdict.objects.filter(pk=verdict.pk).delete()
        return verdict
