"""Votes: "worth reading". They order lists and say nothing about truth."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.voices import Voice

COUNTERS = ["ups", "downs", "score"]


class Voting(models.Model):
    class Meta:
        abstract = True

    def can_be_voted_on_by(self, user):
        return user.is_authenticated and not self.why_no_vote(user)

    def why_no_vote(self, user):
        """The reason for the user, or for a visitor who would log in; else nothing."""
        if user.is_authenticated and user.pk == self.author_id:
            return _("You cannot vote on your own theory.")
        if not self.is_open_to_fans:
            return _("This theory is closed to votes.")
        return ""

    @transaction.atomic
    def cast_vote(self, voter, value):
        """Record the voter's choice; `Vote.Choice.NONE` withdraws it.

        Raises PermissionDenied for one's own theory and for one closed to votes.
        """
        # Lock before reading the former vote: one fan in two tabs would move the
        # counters twice for a single row.
        held = type(self).objects.locked_row(self.pk)
        if not held.can_be_voted_on_by(voter):
            raise PermissionDenied(held.why_no_vote(voter))
        former = held.votes.filter(voter=voter).first()
        before = former.value if former else Vote.Choice.NONE
        if value != before:
            if former and former.discounted:
                # Withdrawn and cast anew it would count again.
                message = _("A moderator has taken this vote out of the count.")
                raise PermissionDenied(message)
            said = {"theory": held, "voter": voter, "value": value or None}
            held.move_votes(*Vote.replace(former, **said))
        held.my_vote = value
        return held

    def move_votes(self, before, after):
        """Count one vote as `after` instead of `before`; the row is held."""
        self.tell_votes(before, after)
        self.count(ups=self.ups, downs=self.downs, score=self.score)

    def tell_votes(self, before, after):
        """The same in memory alone."""
        self.ups += (after == Vote.Choice.UP) - (before == Vote.Choice.UP)
        self.downs += (after == Vote.Choice.DOWN) - (before == Vote.Choice.DOWN)
        self.score = self.ups - self.downs


class Vote(Voice):
    said_by, held_at = "voter", "theory"

    class Choice(models.IntegerChoices):
        UP = 1, gettext_lazy("up")
        NONE = 0, gettext_lazy("none")
        DOWN = -1, gettext_lazy("down")

    theory = models.ForeignKey("theories.Theory", models.CASCADE, related_name="votes")
    voter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="votes"
    )
    value = models.SmallIntegerField(choices=Choice)
    cast_at = models.DateTimeField(default=timezone.now)
    discounted = models.BooleanField(default=False, editable=False)
    """Whether a moderator took it out, whoever cast it."""

    class Meta:
        verbose_name = gettext_lazy("vote")
        verbose_name_plural = gettext_lazy("votes")
        constraints = [
            models.UniqueConstraint(
                fields=["theory", "voter"], name="one_vote_per_voter"
            ),
            models.CheckConstraint(
                condition=models.Q(value__in=[1, -1]), name="a_vote_is_up_or_down"
            ),
        ]

    def __str__(self):
        return f"{self.get_value_display()} on {self.theory_id}"

    @classmethod
    def is_due(cls):
        return super().is_due() & Q(discounted=False)

    @classmethod
    def move(cls, theories, turned):
        for vote in turned:
            theories[vote.theory_id].tell_votes(*vote.turn)
        moved = {vote.theory_id for vote in turned}
        theory = cls._meta.get_field("theory").related_model
        theory.objects.store([theories[pk] for pk in moved], COUNTERS)
