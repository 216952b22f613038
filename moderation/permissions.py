"""Who may decide about what."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from . import targets


def refuse_unless_may(moderator, subject, target):
    """Raises PermissionDenied with the reason, for everybody but who may decide."""
    for thing in {subject, target}:
        refuse_one(moderator, thing)
    from .models import Appeal, Decision

    appeals = Appeal.objects.open().filter(decision__in=Decision.objects.about(target))
    if appeals.filter(decision__moderator=moderator).exists():
        raise PermissionDenied(_("An appeal goes to another moderator."))


def refuse_one(moderator, thing):
    if not moderator.has_perm(targets.permission_for(thing)):
        raise PermissionDenied(_("Only moderators decide."))
    author = targets.author_of(thing)
    if author == moderator:
        message = _("Another moderator has to look at your own things.")
        raise PermissionDenied(message)
    if thing == author and author.is_staff and not moderator.is_superuser:
        raise PermissionDenied(_("Only an admin decides about staff."))
