"""Duplicates: which thing repeats which, as readers say, never in a circle."""

from .. import targets
from ..reasons import Reason


class InACircle(Exception):
    """The one that is said to have been first is said to repeat this one."""


def makes_a_loop(target, other):
    """Whether calling `target` a duplicate of `other` would come back to `target`."""
    from .report import Report

    seen, following = set(), {other.pk}
    while following:
        if target.pk in following:
            return True
        seen |= following
        reported = (
            Report.objects.about_kind(targets.kind_of(target))
            .open()
            .filter(object_id__in=following, reason=Reason.DUPLICATE)
            .values_list("other_id", flat=True)
        )
        following = set(reported) - seen
    return False
