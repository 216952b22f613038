"""Appeals: once for each decision, to another moderator."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import targets
from ..words import Action
from .decision import Decision

APPEALABLE = [
    *[Action.REVEAL, Action.HIDE, Action.REMOVE, Action.LOCK, Action.RECLASSIFY],
    *[Action.MERGE, Action.CONVERT, Action.WARN, Action.HOLD, Action.SUSPEND],
    Action.PURGE,
]


class AppealQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answer=None)


class Appeal(models.Model):
    decision = models.OneToOneField(
        Decision, models.PROTECT, verbose_name=_("decision"), related_name="appeal"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("author"),
        related_name="appeals",
        null=True,
    )
    words = models.CharField(_("in words"), max_length=1000)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    answer = models.ForeignKey(
        Decision,
        models.PROTECT,
        verbose_name=_("answer"),
        related_name="answered_appeals",
        null=True,
    )

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")

    def __str__(self):
        return f"{self.decision_id}: {self.words[:60]}"

    @classmethod
    @transaction.atomic
    def file(cls, decision, *, by, words):
        """Ask another moderator to look again; a second appeal is the first one."""
        from .case import Case

        target = targets.locked(decision.target) if decision.target else None
        if earlier := cls.objects.filter(decision=decision, author=by).first():
            return earlier
        if target is None or not can_appeal(by, decision):
            raise PermissionDenied(gettext("This decision cannot be appealed."))
        appeal = cls.objects.create(decision=decision, author=by, words=words)
        Case.settle(target)
        return appeal


def can_appeal(fan, decision):
    """Once, by whose it is, while it is what holds."""
    is_theirs = fan.is_authenticated and decision.author_id == fan.pk
    if not is_theirs or decision.action not in APPEALABLE or decision.is_undone:
        return False
    if hasattr(decision, "appeal"):
        return False
    latest = Decision.latest_about(decision.target)
    return latest is not None and latest.pk == decision.pk
