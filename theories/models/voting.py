"""Votes: "worth reading". They order lists and say nothing about truth."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Voting(models.Model):
    class Meta:
        abstract = True

    def can_be_voted_on_by(self, user):
        return (
            user.is_authenticated
            and user.pk != self.author_id
            and self.is_published
            and not self.locked
        )

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
            held.replace_vote(former, voter, value)
        held.my_vote = value
        return held

    def replace_vote(self, former, voter, value):
        if value == Vote.Choice.NONE:
            former.delete()
        else:
            self.votes.update_or_create(voter=voter, defaults={"value": value})
        before = former.value if former else Vote.Choice.NONE
        ups = self.ups + (value == Vote.Choice.UP) - (before == Vote.Choice.UP)
        downs = self.downs + (value == Vote.Choice.DOWN) - (before == Vote.Choice.DOWN)
        self.count(ups=ups, downs=downs, score=ups - downs)

    def why_no_vote(self, user):
        if user.pk == self.author_id:
            return _("You cannot vote on your own theory.")
        return _("This theory is closed to votes.")


class Vote(models.Model):
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
