"""Following: a fan keeps an eye on a theory, and is shown what came since they looked.

Looking at a page writes nothing; what is new is new until the fan says otherwise.
"""

from datetime import UTC, datetime

from django.conf import settings
from django.db import models, transaction
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .discussing import Comment
from .linking import Link
from .verdict import Verdict

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Followed(models.Model):
    class Meta:
        abstract = True

    @transaction.atomic
    def follow(self, fan):
        """Following twice is following; who comes too late follows where it went."""
        held = type(self).objects.locked_row(self.pk)
        follow, _is_new = (held.merged_into or held).follows.get_or_create(fan=fan)
        return follow

    def unfollow(self, fan):
        self.follows.filter(fan=fan).delete()

    def copy_follows(self, other):
        """Who follows this follows `other` too; returns the keys of the copies."""
        follow_both = other.follows.values("fan")
        copies = [
            Follow(theory=other, fan_id=each.fan_id, seen_at=each.seen_at)
            for each in self.follows.exclude(fan__in=follow_both).order_by("pk")
        ]
        return [copy.pk for copy in Follow.objects.bulk_create(copies)]


class FollowQuerySet(models.QuerySet):
    def in_sight_of(self, viewer):
        """What the viewer follows, as far as they may see it now."""
        theory = self.model._meta.get_field("theory").related_model
        seen = theory.objects.visible_to(viewer)
        return self.filter(fan=viewer.user.pk, theory__in=seen)

    def with_news_for(self, viewer, after=LONG_AGO):
        """Annotate what others added since it was seen, and after that moment:
        `new_comments`, `new_links`, `is_edited`, `has_verdict`; and `has_news`, 1 where
        there is any of it, else 0."""
        comments, links = new(Comment, viewer, after), new(Link, viewer, after)
        decided = Verdict.objects.visible_to(viewer).filter(
            theory=OuterRef("theory"),
            decided_at__gt=OuterRef("seen_at"),
            decided_at__gte=after,
        )
        edited = Q(theory__edited_at__gt=F("seen_at"), theory__edited_at__gte=after)
        is_edited = edited & ~Q(theory__author=viewer.user.pk)
        any_of_it = Exists(comments) | Exists(links) | Exists(decided) | is_edited
        return self.annotate(
            new_comments=number_of(comments),
            new_links=number_of(links),
            is_edited=Case(When(is_edited, then=True), default=False),
            has_verdict=Exists(decided),
            has_news=Case(When(any_of_it, then=1), default=0),
        )

    def mark_seen(self, until):
        """Nothing before `until` is new any more."""
        self.filter(seen_at__lt=until).update(seen_at=until)


class Follow(models.Model):
    theory = models.ForeignKey(
        "theories.Theory",
        models.CASCADE,
        verbose_name=_("theory"),
        related_name="follows",
    )
    fan = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        verbose_name=_("fan"),
        related_name="follows",
    )
    followed_at = models.DateTimeField(_("followed at"), default=timezone.now)
    seen_at = models.DateTimeField(_("seen at"), default=timezone.now)

    objects = FollowQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [
            models.UniqueConstraint(
                fields=["theory", "fan"], name="one_follow_per_fan_and_theory"
            )
        ]

    def __str__(self):
        return f"{self.fan_id} follows {self.theory_id}"


def new(model, viewer, after):
    """What others wrote about the theory of a follow since it was seen."""
    since = Q(theory=OuterRef("theory"), created_at__gt=OuterRef("seen_at"))
    others = model.objects.visible_to(viewer).published().filter(since)
    others = others.filter(created_at__gte=after)
    others = others.exclude(author=viewer.user.pk).order_by()
    return others.filter(deleted_at=None) if model is Comment else others


def number_of(rows):
    counted = rows.values("theory").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)
