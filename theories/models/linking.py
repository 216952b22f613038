"""Links: evidence tied to a theory with a stance and an argument."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from episodes.mentions import latest_mention
from episodes.reveal import Revealed, RevealedQuerySet
from evidence.models import Evidence


class Stance(models.TextChoices):
    SUPPORTS = "supports", gettext_lazy("supports")
    CONTRADICTS = "contradicts", gettext_lazy("contradicts")
    COMPLICATES = "complicates", gettext_lazy("complicates")


class Linking(models.Model):
    class Meta:
        abstract = True

    def can_be_linked_by(self, user):
        return user.is_authenticated and self.is_published and not self.locked

    @transaction.atomic
    def link_evidence(self, evidence, *, stance, argument, by):
        """Tie evidence to the theory; raises IntegrityError when it is tied already."""
        held = type(self).objects.locked_row(self.pk)
        if held.locked:
            raise PermissionDenied(_("This theory is locked."))
        link = Link.objects.create(
            theory=held,
            evidence=evidence,
            stance=stance,
            argument=argument,
            author=by,
            reveal_at=latest_mention(argument),
        )
        held.move_stance(stance, 1)
        return link

    def move_stance(self, stance, by):
        type(self).objects.filter(pk=self.pk).update(**{stance: F(stance) + by})


class LinkQuerySet(RevealedQuerySet):
    def visible_to(self, viewer):
        """Links of which the viewer may see both ends, and the argument."""
        theory = self.model._meta.get_field("theory").related_model
        return (
            super()
            .visible_to(viewer)
            .filter(
                theory.seen_by(viewer, "theory__"),
                Evidence.seen_by(viewer, "evidence__"),
            )
        )

    def with_stance(self, stance):
        return self.filter(stance=stance)

    def for_theory_page(self, viewer):
        return (
            self.visible_to(viewer)
            .select_related("evidence__episode", "author")
            .order_by("pk")
            .fetch_mode(models.FETCH_RAISE)
        )

    def for_evidence_page(self, viewer):
        return (
            self.visible_to(viewer)
            .select_related("theory__author", "author")
            .order_by("-theory__hot", "pk")
            .fetch_mode(models.FETCH_RAISE)
        )


class Link(Revealed):
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

    def can_be_removed_by(self, user):
        is_own = user.is_authenticated and user.pk == self.author_id
        return is_own and not self.theory.locked

    @transaction.atomic
    def remove(self):
        theory = self.theory
        type(theory).objects.locked_row(theory.pk)
        removed, _rows = Link.objects.filter(pk=self.pk).delete()
        if removed:
            theory.move_stance(self.stance, -1)
