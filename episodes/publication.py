"""Words that people post: published, waiting, hidden, and who may see which."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .reveal import Revealed, RevealedQuerySet
from .viewer import Horizon


class State(models.TextChoices):
    PUBLISHED = "published", _("published")
    PENDING = "pending", _("waiting for a look")
    HIDDEN = "hidden", _("hidden")
    REMOVED = "removed", _("removed")


class PostedQuerySet(RevealedQuerySet):
    def published(self):
        return self.filter(state=State.PUBLISHED)


class Posted(Revealed):
    """A revealed thing with an author, which moderators can take out of sight."""

    author_field = "author"
    moderate_permission: str

    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.PUBLISHED
    )

    class Meta:
        abstract = True

    @classmethod
    def seen_by(cls, viewer, prefix=""):
        """The condition under which `viewer` may see the rows at `prefix`.

        Moderators also see what is hidden; authors always see their own words.
        """
        seen = super().seen_by(viewer, prefix)
        if not viewer.can(cls.moderate_permission):
            seen &= Q(**{f"{prefix}state": State.PUBLISHED})
        if viewer.is_fan:
            seen |= Q(**{f"{prefix}{cls.author_field}": viewer.user.pk})
        return seen

    @property
    def is_public(self):
        """Whether a first visitor sees it: what machines may be told of."""
        horizon = Horizon()
        is_covered = self.reveal_at <= horizon.watched_through
        return is_covered and self.reveal_axis in horizon.axes and self.is_published

    @property
    def is_published(self):
        return self.state == State.PUBLISHED

    def hide(self):
        self.move_to(State.HIDDEN)

    def restore(self):
        self.move_to(State.PUBLISHED)

    def move_to(self, state):
        """Change the state and nothing else: no counter, no revision."""
        type(self).objects.filter(pk=self.pk).update(state=state)
        self.state = state
