"""What a viewer may count: the stored counters hold more than some may see."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from .discussing import Comment
from .linking import Link, Stance


def seen_counts(viewer):
    """Annotations `seen_supports`, ..., `seen_comments`: rows that `viewer` may see."""
    counts = {
        f"seen_{stance.value}": number_of(Link.objects.with_stance(stance), viewer)
        for stance in Stance
    }
    return counts | {"seen_comments": number_of(Comment.objects.standing(), viewer)}


def number_of(rows, viewer):
    seen = rows.visible_to(viewer).filter(theory=OuterRef("pk")).order_by()
    counted = seen.values("theory").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
