"""Who comes in: moderators; a fan is told no, a visitor to log in."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

DESK = "moderation.view_case"


def moderators_only(view):
    @never_cache
    @login_required
    @wraps(view)
    def guarded(request, *arguments, **named):
        if not request.user.has_perm(DESK):
            raise PermissionDenied(_("This page is for moderators."))
        return view(request, *arguments, **named)

    return guarded
