"""Reports: what readers tell moderators, and what came of it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import targets
from ..reasons import Reason
from ..weights import weight_of
from .decision import Decision
from .duplicates import InACircle, makes_a_loop
from .pointing import Pointing, PointingQuerySet, key_of


class ReportQuerySet(PointingQuerySet):
    def open(self):
        return self.filter(decision=None)

    def answered(self):
        return self.exclude(decision=None)

    def reopen(self):
        """Wait for an answer again, unless who reported has reported again since."""
        again = Report.objects.open().filter(
            content_type=models.OuterRef("content_type"),
            object_id=models.OuterRef("object_id"),
            reporter=models.OuterRef("reporter"),
        )
        self.exclude(models.Exists(again)).update(decision=None, agreed=None)


class Report(Pointing):
    """A reader's complaint: open until a decision answers it."""

    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    note = models.CharField(_("in words"), max_length=500, blank=True)
    other_id = models.PositiveBigIntegerField(_("duplicate of"), null=True, blank=True)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("reporter"),
        related_name="reports_made",
        null=True,
    )
    weight = models.FloatField(_("weight"), default=1)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        verbose_name=_("decision"),
        related_name="answers",
        null=True,
    )
    agreed = models.BooleanField(_("agreed with"), null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="reports_about")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "reporter"],
                condition=Q(decision=None),
                name="one_open_report_per_reader_and_thing",
            ),
            models.CheckConstraint(
                condition=Q(reason=Reason.DUPLICATE, other_id__isnull=False)
                | (~Q(reason=Reason.DUPLICATE) & Q(other_id=None)),
                name="a_duplicate_names_the_other",
            ),
            models.CheckConstraint(
                condition=~Q(reason=Reason.ILLEGAL) | ~Q(note=""),
                name="illegal_needs_words",
            ),
            models.CheckConstraint(
                condition=Q(decision=None, agreed=None)
                | Q(decision__isnull=False, agreed__isnull=False),
                name="an_answer_agrees_or_not",
            ),
        ]

    def __str__(self):
        return f"{self.reason}: {self.target_name}"

    @classmethod
    @transaction.atomic
    def file(cls, target, *, by, reason, note="", other=None):
        """Report a thing; returns (the open report, whether it is new).

        Raises PermissionDenied for one's own, and InACircle where `other`, which it is
        said to repeat, is said to repeat it. A second report of the same thing, while
        the first is open, is the first.
        """
        from .case import Case

        if other:
            targets.hold_both(target, other)
        held = targets.locked(target)
        if targets.author_of(held) == by:
            message = gettext("You cannot report what is yours; edit or delete it.")
            raise PermissionDenied(message)
        if earlier := cls.objects.about(held).open().filter(reporter=by).first():
            return earlier, False
        if other and makes_a_loop(held, other):
            raise InACircle
        report = cls.objects.create(
            **key_of(held),
            reporter=by,
            reason=reason,
            note=note,
            other_id=other and other.pk,
            weight=weight_of(by),
        )
        Case.settle(held).hide_if_heavy(held)
        return report, True

    @property
    def other(self):
        """The thing that a duplicate repeats."""
        model = targets.KINDS[self.kind]
        return model._base_manager.filter(pk=self.other_id).first()
