"""What a viewer may count: the stored counters hold more than some may see."""

from django.db.models import OuterRef

from web.counting import Counted

from .discussing import Comment


def comments_seen(viewer):
    """For annotations of theories: how many comments `viewer` may see."""
    standing = Comment.objects.standing().visible_to(viewer)
    return Counted(standing.filter(theory=OuterRef("pk")))


def comments_beyond(viewer):
    """The same for those that only the horizon hides."""
    standing = Comment.objects.standing().beyond(viewer)
    return Counted(standing.filter(theory=OuterRef("pk")))
