"""Links: evidence tied to a theory with a stance and an argument."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from episodes.mentions import latest_mention
from episodes.publication import Posted
from evidence.models import Evidence

from .link_rows import LinkQuerySet
from .strength import Judging


class Stance(models.TextChoices):
    SUPPORTS = "supports", gettext_lazy("supports")
    CONTRADICTS = "contradicts", gettext_lazy("contradicts")
    COMPLICATES = "complicates", gettext_lazy("complicates")


class Linking(models.Model):
    class Meta:
        abstract = True

    def can_be_linked_by(self, user):
        return user.is_authenticated and self.is_open_to_fans

    @transaction.atomic
    def link_evidence(self, evidence, *, stance, argument, by):
        """Tie evidence to the theory; raises IntegrityError when it is tied already.

        Raises PermissionDenied where the theory is locked or out of sight by now.
        """
        Evidence.objects.hold_in_order([evidence.pk])
        held = type(self).objects.locked_row(self.pk)
        if held.locked:
            raise PermissionDenied(_("This theory is locked."))
        if not held.is_open_to_fans:
            raise PermissionDenied(_("This theory takes no links."))
        return held.tie(evidence, stance=stance, argument=argument, by=by)

    @transaction.atomic
    def tie(self, evidence, *, stance, argument, by):
        """Link evidence also where fans may not: what is curated stays complete."""
        link = Link.objects.create(
            theory=self,
            evidence=evidence,
            stance=stance,
            argument=argument,
            author=by,
            reveal_at=latest_mention(argument),
        )
        self.move_stance(stance, 1)
        self.weigh()
        return link

    def move_stance(self, stance, by):
        type(self).objects.filter(pk=self.pk).update(**{stance: F(stance) + by})


class Link(Judging, Posted):
    moderate_permission = "theories.moderate_link"

    theory = models.ForeignKey(
        "theories.Theory",
        models.CASCADE,
        verbose_name=gettext_lazy("theory"),
        related_name="links",
    )
    evidence = models.ForeignKey(
        Evidence,
        models.CASCADE,
        verbose_name=gettext_lazy("evidence"),
        related_name="links",
    )
    stance = models.CharField(gettext_lazy("stance"), max_length=12, choices=Stance)
    argument = models.CharField(gettext_lazy("argument"), max_length=280, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=gettext_lazy("author"),
        related_name="links",
        null=True,
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("link")
        verbose_name_plural = gettext_lazy("links")
        permissions = [("moderate_link", "Can hide and restore links")]
        constraints = [
            models.UniqueConstraint(
                fields=["theory", "evidence"], name="evidence_is_linked_once_per_theory"
            ),
            models.CheckConstraint(
                condition=models.Q(stance__in=Stance.values),
                name="a_link_takes_a_known_stance",
            ),
        ]

    def __str__(self):
        return f"{self.evidence_id} {self.stance} {self.theory_id}"

    def get_absolute_url(self):
        return f"{self.theory.get_absolute_url()}?link={self.pk}#link-{self.pk}"

    def can_be_removed_by(self, user):
        is_own = user.is_authenticated and user.pk == self.author_id
        return is_own and not self.theory.locked

    @transaction.atomic
    def move_to(self, state):
        super().move_to(state)
        self.held().theory.weigh()

    @transaction.atomic
    def take_stance(self, stance):
        """Put the link on another side, and the counters of its theory with it."""
        held = self.held()
        held.theory.move_stance(held.stance, -1)
        held.theory.move_stance(stance, 1)
        Link.objects.filter(pk=self.pk).update(stance=stance)
        self.stance = stance
        held.theory.weigh()

    @transaction.atomic
    def remove(self):
        """Nothing is left to do where somebody was quicker."""
        try:
            held = self.held()
        except Link.DoesNotExist:
            return
        Link.objects.filter(pk=held.pk).delete()
        held.theory.move_stance(held.stance, -1)
        held.theory.weigh()

    def held(self):
        """The link as it is by now, and its theory, which is held.

        A merge takes links along to another theory. Raises DoesNotExist when it is
        gone.
        """
        theories = type(self)._meta.get_field("theory").related_model.objects
        pk = self.theory_id
        while True:
            theory = theories.locked_row(pk)
            link = Link.objects.select_related("evidence").get(pk=self.pk)
            if link.theory_id == pk:
                link.theory = theory
                return link
            pk = link.theory_id
