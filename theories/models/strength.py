"""Strength votes: how well does this evidence bear on this theory?"""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.voices import Voice

from ..standing import MOST_STRENGTH, strength
from .sums import weigh

COUNTERS = ["strength_total", "strength_votes"]


class Judging(models.Model):
    strength_total = models.PositiveIntegerField(default=0, editable=False)
    strength_votes = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    @property
    def strength(self):
        return strength(self.strength_total, self.strength_votes)

    @property
    def weight(self):
        """What it adds to its side, 0 to 1: how good a source, how strong a tie."""
        return self.evidence.weight * self.strength / MOST_STRENGTH

    @property
    def strength_choices(self):
        return StrengthVote.Choice.choices

    def can_be_judged_by(self, user):
        is_own = user.pk == self.author_id
        return user.is_authenticated and not is_own and self.theory.is_open_to_fans

    @transaction.atomic
    def cast_strength_vote(self, judge, value):
        """Record how strong the judge finds the link; None withdraws it.

        Raises PermissionDenied for one's own link and under a closed theory, and
        DoesNotExist where the link was removed meanwhile.
        """
        held = self.held()
        if not held.can_be_judged_by(judge):
            raise PermissionDenied(held.why_no_strength_vote(judge))
        former = held.judgements.filter(judge=judge).first()
        if value != (former.value if former else None):
            said = {"link": held, "judge": judge, "value": value}
            held.tell_strength(*StrengthVote.replace(former, **said))
            held.save(update_fields=COUNTERS)
            held.theory.weigh()
        held.my_strength = value
        return held

    def tell_strength(self, before, after):
        """Count one vote as `after` instead of `before`, in memory alone."""
        self.strength_total += (after or 0) - (before or 0)
        self.strength_votes += (after is not None) - (before is not None)

    def why_no_strength_vote(self, user):
        if user.pk == self.author_id:
            return _("You made this link: others say how strong it is.")
        return _("This theory is closed to votes.")


class StrengthVote(Voice):
    said_by, held_at = "judge", "link__theory"

    class Choice(models.IntegerChoices):
        NONE = 0, gettext_lazy("no tie")
        WEAK = 1, gettext_lazy("weak")
        FAIR = 2, gettext_lazy("fair")
        STRONG = 5, gettext_lazy("strong")

    link = models.ForeignKey("theories.Link", models.CASCADE, related_name="judgements")
    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="judgements"
    )
    value = models.PositiveSmallIntegerField(choices=Choice)
    cast_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = gettext_lazy("strength vote")
        verbose_name_plural = gettext_lazy("strength votes")
        constraints = [
            models.UniqueConstraint(
                fields=["link", "judge"], name="one_strength_vote_per_judge"
            ),
            models.CheckConstraint(
                condition=models.Q(value__in=[0, 1, 2, 5]),
                name="strength_is_none_weak_fair_or_strong",
            ),
        ]

    def __str__(self):
        return f"{self.get_value_display()}: {self.link_id}"

    @classmethod
    def hold(cls, pks):
        theory = cls.link.field.related_model.theory.field.related_model
        return theory.objects.hold_in_order(pks)

    @classmethod
    def move(cls, theories, turned):
        link = cls.link.field.related_model
        links = link.objects.in_bulk({vote.link_id for vote in turned})
        for vote in turned:
            links[vote.link_id].tell_strength(*vote.turn)
        link.objects.bulk_update(links.values(), COUNTERS)
        weigh(theories)
