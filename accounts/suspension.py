"""A suspended fan reads, sets their own things, and appeals; nothing else."""

from django.core.exceptions import PermissionDenied
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

SAFE = ("GET", "HEAD", "OPTIONS")
THEIR_OWN = {"horizon", "language", "gate", "settings", "moderation:appeal"}
OF_THE_ACCOUNT = ("account_", "mfa_", "accounts:")


class SuspensionMiddleware:
    """Refuses writing wherever it is, so that no form can be forgotten."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        name = request.resolver_match.view_name or ""
        if request.method in SAFE or name in THEIR_OWN:
            return
        end_if_over(request.user)
        if not name.startswith(OF_THE_ACCOUNT) and suspended(request.user):
            until = date_format(
                localtime(request.user.suspended_until), "DATETIME_FORMAT"
            )
            message = _("You are suspended until %(moment)s. Reading goes on.")
            raise PermissionDenied(message % {"moment": until})
        return


def end_if_over(user):
    """The first thing they do afterwards makes their votes count again."""
    if user.is_authenticated and user.suspended_until and not user.is_suspended:
        user.suspend(until=None)


def suspended(user):
    return user.is_authenticated and user.is_suspended
