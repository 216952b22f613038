"""Proposed verdicts: fans who saw the answer tell the moderators, and second it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from episodes.publication import Posted, PostedQuerySet
from web.once import OncePerForm, one_per_form

from .settlement import (
    Settlement,
    evidence_seen,
    rests_on_what_is_told,
    settlement_constraints,
)
from .verdict import Verdict


class Proposing(models.Model):
    class Meta:
        abstract = True

    def can_be_proposed_on_by(self, user):
        return user.is_authenticated and self.is_published

    @transaction.atomic
    def propose(self, proposal, *, by, key=None):
        """Store what somebody would have the verdict say, and who they are.

        Raises PermissionDenied where the theory is out of sight by now, and
        IntegrityError where the fan has proposed a verdict already.
        """
        held = type(self).objects.locked_row(self.pk)
        if not held.can_be_proposed_on_by(by):
            raise PermissionDenied(_("This theory takes no proposals."))
        proposal.theory, proposal.author, proposal.key = self, by, key
        proposal.raise_reveal_point()
        proposal.save()
        return proposal


class ProposalQuerySet(PostedQuerySet):
    def visible_to(self, viewer):
        theory = self.model._meta.get_field("theory").related_model
        return (
            super()
            .visible_to(viewer)
            .filter(theory.seen_by(viewer, "theory__"), rests_on_what_is_told(viewer))
        )

    def for_theory_page(self, viewer):
        return (
            self.visible_to(viewer)
            .with_support()
            .with_second_of(viewer.user)
            .annotate(shows_evidence=evidence_seen(viewer))
            .select_related("author", "decided_by", "theory")
            .order_by("-support", "pk")
        )

    def undecided_for(self, viewer):
        """Proposals on theories without a verdict that the viewer may know."""
        known = Verdict.objects.visible_to(viewer)
        settled = known.filter(theory=models.OuterRef("theory"))
        return self.published().filter(~models.Exists(settled))

    def with_support(self):
        """Annotate `support`: the proposer and everyone who seconded."""
        return self.annotate(support=models.Count("seconds") + 1)

    def with_second_of(self, user):
        mine = Second.objects.filter(proposal=models.OuterRef("pk"), fan=user.pk)
        return self.annotate(my_second=models.Exists(mine))


class Proposal(OncePerForm, Settlement, Posted):
    moderate_permission = "theories.moderate_theory"

    theory = models.ForeignKey(
        "theories.Theory",
        models.CASCADE,
        verbose_name=gettext_lazy("theory"),
        related_name="proposals",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=gettext_lazy("author"),
        related_name="proposals",
        null=True,
    )
    made_at = models.DateTimeField(gettext_lazy("made at"), default=timezone.now)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = gettext_lazy("proposed verdict")
        verbose_name_plural = gettext_lazy("proposed verdicts")
        constraints = [
            *settlement_constraints("proposal"),
            one_per_form("author", name="one_proposal_per_form"),
            # Partial, so that SQLite adds an index instead of making the table anew.
            models.UniqueConstraint(
                fields=["theory", "author"],
                condition=models.Q(author__isnull=False),
                name="one_proposal_per_fan_and_theory",
            ),
        ]

    def __str__(self):
        return f"{self.outcome}: {self.theory_id}"

    def get_absolute_url(self):
        return f"{self.theory.get_absolute_url()}#proposal-{self.pk}"

    def can_be_seconded_by(self, user):
        is_own = user.pk == self.author_id
        is_open = self.is_published and self.theory.can_be_proposed_on_by(user)
        return is_open and not is_own

    @transaction.atomic
    def second(self, fan):
        """Add the fan's support.

        Raises PermissionDenied for one's own proposal and for what is out of sight.
        """
        if fan.pk == self.author_id:
            raise PermissionDenied(_("You cannot second your own proposal."))
        if not self.can_be_seconded_by(fan):
            raise PermissionDenied(_("This theory takes no proposals."))
        self.seconds.get_or_create(fan=fan)

    def withdraw_second(self, fan):
        self.seconds.filter(fan=fan).delete()


class Second(models.Model):
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="seconds")
    fan = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="seconds"
    )
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = gettext_lazy("second")
        verbose_name_plural = gettext_lazy("seconds")
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "fan"], name="one_second_per_fan"
            )
        ]

    def __str__(self):
        return f"{self.fan_id}: {self.proposal_id}"
