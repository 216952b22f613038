"""Rivals: theories that cannot both be true."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from episodes.mentions import latest_mention
from episodes.publication import Posted, PostedQuerySet
from web.once import OncePerForm, one_per_form

from .dividing import Dividing
from .theory import Theory

FEWEST = 2


class AlreadyRivals(Exception):
    """Exactly these theories are a group already; carries that rivalry."""

    def __init__(self, rivalry):
        super().__init__(rivalry)
        self.rivalry = rivalry


def can_propose_rivalry(user):
    """Moderators, and fans who are trusted by now."""
    if not user.is_authenticated:
        return False
    is_trusted = user.trust >= user.Trust.TRUSTED
    return is_trusted or user.has_perm(Rivalry.moderate_permission)


class RivalryQuerySet(PostedQuerySet):
    def of_exactly(self, theories):
        """Groups of these theories and no other."""
        others = self.filter(theories__in=Theory.objects.exclude(pk__in=theories))
        groups = self.exclude(pk__in=others.order_by().values("pk"))
        for pk in theories:
            groups = groups.filter(theories=pk)
        return groups

    def visible_to(self, viewer):
        """Rivalries of which the viewer may see two sides at least."""
        seen = Theory.objects.visible_to(viewer).filter(rivalries=models.OuterRef("pk"))
        sides = seen.order_by().values("rivalries").annotate(n=models.Count("pk"))
        number = models.Subquery(sides.values("n"))
        return (
            super()
            .visible_to(viewer)
            .alias(sides_seen=number)
            .filter(sides_seen__gte=2)
        )


class Rivalry(Dividing, OncePerForm, Posted):
    author_field = "proposed_by"
    moderate_permission = "theories.moderate_theory"

    title = models.CharField(_("question"), max_length=140)
    exhaustive = models.BooleanField(
        _("exhaustive"),
        default=False,
        help_text=_("One of these must be true; there is no other answer."),
    )
    theories = models.ManyToManyField(
        Theory, verbose_name=_("theories"), related_name="rivalries"
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("proposed by"),
        related_name="rivalries",
        null=True,
        blank=True,
    )
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now)

    objects = RivalryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("rivalry")
        verbose_name_plural = _("rivalries")
        constraints = [one_per_form("proposed_by", name="one_rivalry_per_form")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("theories:rivals", args=[self.pk])

    @classmethod
    @transaction.atomic
    def propose(cls, *, by, title, theories, exhaustive=False, key=None):
        """Say that at most one of these (exactly one, if exhaustive) can be true.

        Raises AlreadyRivals when exactly these are a group, whoever said so.
        """
        pks = sorted(theory.pk for theory in theories)
        # Whoever proposes the same at the same moment waits here, and is told.
        Theory.objects.locked_row(pks[0])
        if earlier := cls.objects.of_exactly(pks).first():
            raise AlreadyRivals(earlier)
        rivalry = cls.objects.create(
            title=title,
            exhaustive=exhaustive,
            proposed_by=by,
            reveal_at=latest_mention(title),
            key=key,
        )
        rivalry.theories.set(pks)
        return rivalry


@dataclass(frozen=True)
class Shares:
    """How belief is divided among rivals, in percent."""

    rivals: list[float]
    something_else: float
    total: float
    """What the odds came to before; over 100 they contradict each other."""


def shares(odds, *, exhaustive=False):
    """Odds of rivals as parts of a whole: at most one of them can come true.

    Where they leave room below 100 %, something else gets it, unless the rivals are
    all there is; beyond that everything shrinks alike.
    """
    total = sum(odds)
    whole = total if exhaustive else max(total, 100)
    if not whole:
        return Shares([100 / len(odds) for _each in odds] if odds else [], 0.0, 0.0)
    parts = [100 * each / whole for each in odds]
    return Shares(parts, 100 * (whole - total) / whole, total)
