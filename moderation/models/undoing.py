"""Taking a decision back: for ten minutes, by who made it, while it is the last."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import targets
from ..acts import ACTS
from ..reasons import Reason
from ..words import Action
from .making import DecidedAlready

UNDO_WITHIN = timedelta(minutes=10)


class Undoing(models.Model):
    class Meta:
        abstract = True

    def can_be_undone_by(self, user):
        is_fresh = timezone.now() - self.made_at < UNDO_WITHIN
        is_own = user.is_authenticated and user.pk == self.moderator_id
        return is_own and is_fresh and self.action in ACTS and not self.is_undone

    @property
    def is_undone(self):
        return hasattr(self, "undone_by")

    @transaction.atomic
    def undo(self, *, by):
        """Put back what this decision changed, while nobody has decided since."""
        from .case import Case
        from .report import Report

        if self.target:
            other = targets.other_of(self.target, self.asked)
            targets.lock_together(self.target, other)
        target = targets.locked(self.target) if self.target else None
        if target is None or not self.can_be_undone_by(by):
            message = _("Undo works for ten minutes, for who decided.")
            raise PermissionDenied(message)
        latest = self.latest_about(target)
        if latest.pk != self.pk:
            raise DecidedAlready(latest)
        act = ACTS[Action(self.action)]
        act.revert(target, self.before)
        undone = self.record(
            Action.UNDO, target, by, Reason.REVISED, undoes=self, asked=self.asked
        )
        subject = self.subject() or target
        Report.objects.filter(decision=self).reopen()
        Case.settle(subject)
        act.go_back(self, undone)
        return undone

    def subject(self):
        """What the moderator looked at: the thing, also where the author was meant."""
        if name := self.asked.get("about"):
            model, pk = targets.read_name(name)
            return model._base_manager.filter(pk=pk).first()
        return self.target
