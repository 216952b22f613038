"""Making a decision: what it does, and that it is written down, in one transaction."""

from django.db import models, transaction

from .. import targets
from ..acts import ACTS
from ..acts.act import NothingToDo
from ..permissions import refuse_unless_may
from ..words import Action


class DecidedAlready(Exception):
    """Somebody else was quicker: `decision` is theirs, or the author changed it."""

    def __init__(self, decision):
        super().__init__(decision)
        self.decision = decision


class Making(models.Model):
    class Meta:
        abstract = True

    @classmethod
    @transaction.atomic
    def make(
        cls,
        action,
        target,
        *,
        by,
        reason,
        words="",
        version=None,
        about=None,
        wave=None,
        **asked,
    ):
        """Do it, and write it down; returns the decision in force.

        `version` is what version_of() said when the moderator read the thing: raises
        DecidedAlready when that is no longer so. `about` is the thing of which the
        target is the author, for actions on people. What is so already is left alone.
        """
        targets.lock_together(target, targets.other_of(target, asked))
        subject = targets.locked(about or target)
        held = targets.locked(target) if about else subject
        refuse_unless_may(by, subject, held)
        if version is not None and version != version_of(subject):
            raise DecidedAlready(cls.latest_about(subject))
        act = ACTS[Action(action)]
        try:
            before = act.change(held, **asked)
        except NothingToDo:
            return cls.latest_about(held)
        if about:
            asked["about"] = targets.name_of(about)
        kept = {"before": before, "asked": asked, "wave": wave or act.wave(held)}
        decision = cls.record(action, held, by, reason, words, **kept)
        decision.answer(subject)
        act.go_on(decision)
        return decision

    @classmethod
    def hide(cls, target, *, by, reason, words):
        return cls.make(Action.HIDE, target, by=by, reason=reason, words=words)

    @classmethod
    def restore(cls, target, *, by, reason, words):
        return cls.make(Action.RESTORE, target, by=by, reason=reason, words=words)

    @classmethod
    def latest_about(cls, target):
        """The last one that a moderator would have to read before deciding."""
        decisions = cls.objects.about(target).besides_verdicts()
        return decisions.select_related("moderator").first()

    def answer(self, subject):
        """Tell who reported, and close what waited for this."""
        from .appeal import Appeal
        from .case import Case
        from .report import Report

        is_out = getattr(subject, "state", "published") != "published"
        agrees = ACTS[Action(self.action)].agrees or (
            self.action == Action.KEEP and is_out
        )
        Report.objects.about(subject).open().update(decision=self, agreed=agrees)
        Appeal.objects.open().filter(
            decision__in=type(self).objects.about(self.target)
        ).update(answer=self)
        Case.settle(subject)
        self.regard_all(subject)

    def regard_all(self, subject):
        """It moves how far its author and those who reported are trusted."""
        reporters = self.answers.values("reporter")
        people = targets.Fan.objects.filter(pk__in=reporters)
        author = targets.author_of(subject)
        for fan in {*people, *([author] if author else [])}:
            fan.regard()


def version_of(thing):
    """What changes whenever somebody decides about a thing, or its author edits it."""
    from .decision import Decision

    decisions = Decision.objects.about(thing).besides_verdicts()
    latest = decisions.values_list("pk", flat=True).first()
    edited = getattr(thing, "edited_at", None)
    return f"{latest or 0}.{int(edited.timestamp() * 1_000_000) if edited else 0}"
