"""One claim that is on record twice, and what belongs under another claim."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from theories.models import Theory

from .act import Act, kept


class Merge(Act):
    def change(self, theory, into):
        before = kept(theory, "state")
        theory.merge_into(other_one(theory, into))
        return before

    def revert(self, theory, before):
        theory.unmerge()


class Convert(Merge):
    def change(self, theory, into):
        """The words become a comment of the same fan; the theory leads there."""
        before, other = kept(theory, "state"), other_one(theory, into)
        if theory.author is None:
            raise PermissionDenied(_("Only what a fan wrote can become a comment."))
        theory.become_comment_of(other)
        return before


def other_one(theory, pk):
    """The theory it goes to: another one, in sight, and not gone elsewhere itself."""
    other = Theory.objects.locked_row(pk)
    if other == theory or not other.is_published or theory.merged_into_id:
        raise PermissionDenied(_("Merge it into another theory that is in sight."))
    return other
