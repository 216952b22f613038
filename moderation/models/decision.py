"""What moderators decided, why, and when: a log that only grows."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from episodes.reveal import Revealed
from episodes.streams import RevealedStreams
from theories.models import Verdict
from web.streams import stream_of

from .. import targets
from ..reasons import MEANING, Reason
from ..words import VERDICTS, Action
from .making import Making
from .pointing import Pointing, PointingQuerySet, key_of
from .undoing import Undoing


class DecisionQuerySet(PointingQuerySet, RevealedStreams):
    def standing(self):
        """Decisions that nobody took back."""
        return self.exclude(action=Action.UNDO).filter(undone_by=None)

    def besides_verdicts(self):
        return self.exclude(action__in=VERDICTS)

    def tellable_to(self, viewer):
        """Without the verdicts that the viewer may not know of: each line gives one."""
        return self.filter(~models.Q(action__in=VERDICTS) | self.model.seen_by(viewer))

    def for_log(self, viewer):
        return (
            self.listed_for(viewer)
            .select_related("moderator", "undoes")
            .order_by("-pk")
        )


class Decision(Making, Undoing, Pointing, Revealed):
    """One line of the moderation log. Never edited, never deleted.

    Nothing in it depends on rows that may go: people are kept as numbers, and `label`
    says what it was about, for those who may read that.
    """

    STREAM = RevealedStreams.STREAM
    Action, Reason = Action, Reason

    label = models.CharField(_("about"), max_length=140, default="", editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        verbose_name=_("whose it is"),
        related_name="decisions_about",
        null=True,
        db_constraint=False,
    )
    action = models.CharField(_("action"), max_length=12, choices=Action)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    words = models.CharField(_("in words"), max_length=500, blank=True)
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        verbose_name=_("moderator"),
        related_name="decisions",
        null=True,
        db_constraint=False,
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    before = models.JSONField(default=dict, editable=False)
    asked = models.JSONField(default=dict, editable=False)
    undoes = models.OneToOneField(
        "self", models.PROTECT, related_name="undone_by", null=True, editable=False
    )
    wave = models.UUIDField(null=True, editable=False)
    """What those that were made at one stroke share."""
    stream = stream_of(*STREAM)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="decisions_about"),
            models.Index(fields=["author", "-id"], name="decisions_by_author"),
            models.Index(
                fields=["wave", "id"],
                condition=models.Q(wave__isnull=False),
                name="decisions_of_a_wave",
            ),
            *(
                models.Index(fields=["stream", *by, "-id"], name=f"decisions_{name}")
                for name, by in {
                    "by_age": [],
                    "by_action": ["action"],
                    "by_reason": ["reason"],
                    "by_kind": ["content_type"],
                }.items()
            ),
        ]

    def __str__(self):
        return f"{self.action} {self.content_type_id}/{self.object_id}: {self.reason}"

    @classmethod
    def seen_by(cls, viewer, prefix=""):
        """A line about a verdict tells as much as the verdict does by now.

        The evidence that decided may turn out to spoil more than was thought.
        """
        theirs = models.OuterRef(f"{prefix}object_id")
        unknown = Verdict.objects.beyond(viewer).filter(theory=theirs)
        tells_it = models.Q(**{f"{prefix}action__in": VERDICTS})
        known = ~(tells_it & models.Exists(unknown))
        return super().seen_by(viewer, prefix) & known

    @classmethod
    def record(cls, *arguments, **named):
        """Write one line of the log about something that was done just now."""
        line = cls.line(*arguments, **named)
        line.save(force_insert=True)
        return line

    @classmethod
    def line(
        cls,
        action,
        target,
        by,
        reason,
        words="",
        *,
        before=None,
        asked=None,
        spoils=None,
        **more,
    ):
        """A line that is not written yet.

        `spoils` is a revealed thing that the line gives away besides its target.
        """
        reveal_at, reveal_axis = targets.reveal_point_of(target, words)
        if spoils:
            reveal_at = max(reveal_at, spoils.reveal_at)
            reveal_axis = spoils.reveal_axis
        return cls(
            **key_of(target),
            label=targets.kept_label_of(target),
            author_id=targets.author_key_of(target),
            action=action,
            reason=reason,
            words=words,
            moderator=by,
            before=before or {},
            asked=asked or {},
            reveal_at=reveal_at,
            reveal_axis=reveal_axis,
            **more,
        )

    @property
    def said(self):
        """The moderator's words, or what the reason means by itself."""
        return self.words or MEANING[Reason(self.reason)]
