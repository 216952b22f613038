"""Lists through the horizon: which streams of rows are in sight (see web.streams)."""

from django.db.models import Q

from web.streams import StreamedRows

from .publication import PostedQuerySet, State
from .reveal import RevealedQuerySet


class RevealedStreams(StreamedRows, RevealedQuerySet):  # type: ignore[override]
    STREAM: tuple[str, ...] = ("reveal_axis", "reveal_at")
    """What decides about sight. Models add columns that their lists are narrowed by."""

    def listed_for(self, viewer):
        """What `viewer` may see, to be read in order from its start."""
        return self.listed_in(self.known_streams(), viewer)

    def listed_in(self, known, viewer):
        """The same, where the streams that there are have been asked for already."""
        streams = [each for each in known if self.is_in(each, viewer)]
        besides = self.seen_besides(viewer)
        return self.visible_to(viewer).in_streams(streams, *besides)

    def is_in(self, stream, viewer):
        """Whether the horizon of the viewer covers a stream."""
        is_covered = int(stream["reveal_at"]) <= viewer.horizon.watched_through
        return is_covered and stream["reveal_axis"] in viewer.horizon.axes

    def seen_besides(self, viewer):
        """Conditions for what the viewer sees wherever it stands."""
        opened = viewer.opened_of(self.model)
        return [Q(pk__in=opened)] if opened else []

    def beyond_the_horizon(self, viewer):
        """Rows of the streams that the horizon does not cover."""
        known = self.known_streams()
        return self.in_streams(each for each in known if not self.is_in(each, viewer))


class PostedStreams(RevealedStreams, PostedQuerySet):  # type: ignore[override]
    STREAM = (*RevealedStreams.STREAM, "state")

    def is_in(self, stream, viewer):
        is_out = stream["state"] == State.PUBLISHED
        may_see = is_out or viewer.can(self.model.moderate_permission)
        return may_see and super().is_in(stream, viewer)

    def seen_besides(self, viewer):
        besides = super().seen_besides(viewer)
        if viewer.is_fan:
            besides.append(Q(**{self.model.author_field: viewer.user.pk}))
        return besides
