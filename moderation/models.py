"""What moderators decided, why, and when: a log that only grows."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DecisionQuerySet(models.QuerySet):
    def about(self, target):
        return self.filter(
            content_type=ContentType.objects.get_for_model(target), object_id=target.pk
        )


class Decision(models.Model):
    """One line of the moderation log. Never edited, never deleted."""

    class Action(models.TextChoices):
        HIDE = "hide", _("hide")
        RESTORE = "restore", _("restore")

    class Reason(models.TextChoices):
        SPAM = "spam", _("spam")
        SPOILER = "spoiler", _("spoiler beyond its reveal point")
        ABUSE = "abuse", _("abuse or harassment")
        OFF_TOPIC = "off-topic", _("off-topic or not a theory")
        DUPLICATE = "duplicate", _("duplicate")
        INACCURATE = "inaccurate", _("inaccurate evidence")
        ILLEGAL = "illegal", _("illegal")
        REVISED = "revised", _("looked at again")

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    action = models.CharField(_("action"), max_length=12, choices=Action)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    words = models.CharField(_("in words"), max_length=500)
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("moderator"),
        related_name="decisions",
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="decisions_about")
        ]

    def __str__(self):
        return f"{self.action} {self.content_type_id}/{self.object_id}: {self.reason}"

    @classmethod
    @transaction.atomic
    def hide(cls, target, *, by, reason, words):
        target.hide()
        return cls.record(cls.Action.HIDE, target, by, reason, words)

    @classmethod
    @transaction.atomic
    def restore(cls, target, *, by, reason, words):
        target.restore()
        return cls.record(cls.Action.RESTORE, target, by, reason, words)

    @classmethod
    def record(cls, action, target, by, reason, words):
        return cls.objects.create(
            action=action, target=target, moderator=by, reason=reason, words=words
        )
