"""Moderators and administrators may do nothing special before a second step guards
their account. allauth asks for it at every log-in once there is one."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from web.staff import is_staff

ROOMS = ("/admin/", "/moderation/", "/cabinet/")
OPEN = ("/moderation/log/",)


class NeedsSecondFactor:
    """Part of the User: whoever lacks the second factor is a fan like any other.

    So is whoever is no staff, and need not be looked up among those who may do more.
    """

    def has_perm(self, perm, obj=None):
        return self.may_do_more and super().has_perm(perm, obj)

    def has_module_perms(self, app_label):
        return self.may_do_more and super().has_module_perms(app_label)

    @property
    def may_do_more(self):
        return is_staff(self) and not self.lacks_second_factor

    @cached_property
    def lacks_second_factor(self):
        if not settings.REQUIRE_SECOND_FACTOR or not is_staff(self):
            return False
        factors = ["totp", "webauthn"]
        return not self.authenticator_set.filter(type__in=factors).exists()


class SecondFactorMiddleware:
    """Leads who still lacks it from the moderators' rooms to where it is set up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_room(request.path) or not is_lacking(request.user):
            return self.get_response(request)
        words = _("Set up a passkey or an authenticator first: moderators need one.")
        messages.warning(request, words)
        return redirect("mfa_index")


def is_room(path):
    return path.startswith(ROOMS) and not path.startswith(OPEN)


def is_lacking(user):
    return user.is_authenticated and user.lacks_second_factor
