"""Reveal points: what a thing spoils, and who may therefore see it."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

SEASON_ONE_FINALE = 112


class RevealAxis(models.TextChoices):
    SCREEN = "screen", _("on screen")
    ANNOUNCEMENT = "announcement", _("announced")
    WEBTOON = "webtoon", _("webtoon")


def episode_label(order):
    """`112` as fans write it: S1E12."""
    return f"S{order // 100}E{order % 100}"


def within(horizon, prefix=""):
    """The condition under which `horizon` covers a reveal point.

    `prefix` is the path to the revealed thing, such as `"evidence__"`.
    """
    return Q(
        **{
            f"{prefix}reveal_at__lte": horizon.watched_through,
            f"{prefix}reveal_axis__in": horizon.axes,
        }
    )


class RevealedQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        return self.filter(self.model.seen_by(viewer))

    def beyond(self, viewer):
        """What only the viewer's horizon keeps from them: for stubs and gates."""
        # Asked of each row alone: the set of all that is visible grows with the site.
        seen = self.model.objects.visible_to(viewer).filter(pk=OuterRef("pk"))
        return self.visible_to(viewer.who_saw_everything).filter(~Exists(seen))


class Revealed(models.Model):
    """Anything that spoils something: it carries what it spoils."""

    reveal_at = models.PositiveSmallIntegerField(
        _("reveals up to"),
        default=SEASON_ONE_FINALE,
        help_text=_("Season and episode as one number: 112 is S1E12."),
    )
    reveal_axis = models.CharField(
        _("where it was revealed"),
        max_length=12,
        choices=RevealAxis,
        default=RevealAxis.SCREEN,
    )

    has_gate = False
    """Whether one of these can be opened alone: it has a page of its own."""

    class Meta:
        abstract = True

    @classmethod
    def seen_by(cls, viewer, prefix=""):
        """The condition under which `viewer` may see the rows at `prefix`."""
        seen = within(viewer.horizon, prefix)
        if opened := viewer.opened_of(cls):
            seen |= Q(**{f"{prefix}pk__in": opened})
        return seen

    @property
    def reveal_label(self):
        """What it spoils, in two words: S2E3, announced, webtoon."""
        if self.reveal_axis == RevealAxis.SCREEN:
            return episode_label(self.reveal_at)
        return self.get_reveal_axis_display()
