"""What a viewer may count: the stored counters hold more than some may see."""

from django.db.models import OuterRef, Q

from episodes.reveal import within
from web.counting import Counted

from .discussing import Comment


def comments_seen(viewer):
    """For annotations of theories: how many comments `viewer` may see."""
    standing = Comment.objects.standing().visible_to(viewer)
    return Counted(standing.filter(theory=OuterRef("pk")))


def comments_beyond(viewer):
    """The same for those that only the horizon hides."""
    hides = ~within(viewer.horizon) | ~within(viewer.horizon, "theory__")
    hides |= Q(root__isnull=False) & ~within(viewer.horizon, "root__")
    # Said first in short, as the database would go through all the rest for each.
    standing = Comment.objects.standing().filter(hides)
    return Counted(standing.beyond(viewer).filter(theory=OuterRef("pk")))
