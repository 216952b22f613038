"""How a fan stands with the site: new or trusted, suspended, with posts that wait."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import UserManager
from django.db import models, transaction
from django.db.models import Q, Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .tasks import settle_voices


class FanQuerySet(models.QuerySet):
    def sound(self):
        """Accounts that are active and not suspended now."""
        is_free = Q(suspended_until=None) | Q(suspended_until__lte=timezone.now())
        return self.filter(is_free, is_active=True)

    def with_a_vote(self):
        """Accounts whose votes count: no suspension, and a confirmed address.

        A suspension whose time is over counts until it is ended, so that what is
        counted changes with a row and never with the clock.
        """
        fans = self.filter(is_active=True, suspended_until=None)
        if settings.ACCOUNT_EMAIL_VERIFICATION != "mandatory":
            return fans
        return fans.filter(emailaddress__verified=True)

    def administrators(self):
        return self.filter(is_superuser=True, is_active=True)

    def over(self):
        """Fans whose suspension is over and has not been ended."""
        return self.filter(suspended_until__lte=timezone.now())

    def named(self, username):
        """In any case, by the index of names; `iexact` would read every fan."""
        return self.filter(Exact(Lower("username"), Lower(Value(username))))


class FanManager(UserManager.from_queryset(FanQuerySet)):
    use_in_migrations = False


MEMBER_AFTER, TRUSTED_AFTER = timedelta(days=3), timedelta(days=30)
MEMBER_POSTS, TRUSTED_POSTS = 1, 10
TRUSTED_SHARE = 0.7
"""Of a fan's reports, how many the moderators have to agree with."""


class Standing(models.Model):
    class Trust(models.IntegerChoices):
        NEW = 0, _("new")
        MEMBER = 1, _("member")
        TRUSTED = 2, _("trusted")

    trust = models.PositiveSmallIntegerField(
        _("trust"), choices=Trust, default=Trust.NEW, editable=False
    )
    suspended_until = models.DateTimeField(
        _("suspended until"), null=True, blank=True, editable=False
    )
    posts_to_hold = models.PositiveSmallIntegerField(
        _("posts that wait for a look"), default=0, editable=False
    )

    class Meta:
        abstract = True

    @property
    def is_suspended(self):
        until = self.suspended_until
        return until is not None and until > timezone.now()

    def regard(self):
        """Trust the fan as far as they have earned it by now; returns how far."""
        if (earned := self.trust_earned()) != self.trust:
            self.trust = earned
            self.save(update_fields=["trust"])
        return self.trust

    def trust_earned(self):
        here_for = timezone.now() - self.date_joined
        accepted = self.accepted_posts()
        if here_for >= TRUSTED_AFTER and accepted >= TRUSTED_POSTS:
            return self.Trust.TRUSTED if self.reports_well() else self.Trust.MEMBER
        is_member = here_for >= MEMBER_AFTER and accepted >= MEMBER_POSTS
        return self.Trust.MEMBER if is_member else self.Trust.NEW

    def accepted_posts(self):
        """How many of their posts and links stand."""
        posts = [self.theories, self.evidence, self.links]
        standing = self.comments.filter(state="published", deleted_at=None).count()
        return standing + sum(each.filter(state="published").count() for each in posts)

    def reports_well(self):
        """Whether moderators agree; who has reported nothing yet is not held back."""
        answered = self.reports_made.exclude(decision=None)
        agreed = answered.filter(agreed=True).count()
        return agreed >= TRUSTED_SHARE * answered.count()

    def is_last_administrator(self):
        """Asked in a transaction that holds them all, so that two leave in turn."""
        held = type(self).objects.administrators().select_for_update().order_by("pk")
        return self.is_superuser and list(held) == [self]

    @property
    def has_a_vote(self):
        return type(self).objects.with_a_vote().filter(pk=self.pk).exists()

    @transaction.atomic
    def suspend(self, *, until):
        """Stop them from posting, voting and reporting until then; None ends it.

        What they voted and gave stops counting with it, and counts again.
        """
        self.suspended_until = until
        self.save(update_fields=["suspended_until"])
        self.settle_voices()

    def settle_voices(self):
        """Let what they said count as they stand now, thing by thing, in a while."""
        settle_voices.enqueue(self.pk)

    def hold_posts(self, number):
        """Let their next posts wait for a moderator."""
        self.posts_to_hold = number
        self.save(update_fields=["posts_to_hold"])
