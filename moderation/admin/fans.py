"""Fans: who they are is theirs, how they stand changes by decisions."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .actions import lift, suspend, warn
from .bounds import KeptAdmin

NAME = ["username"]
# Changed by decisions alone, which have a reason.
STANDING = (_("Standing"), {"fields": ["trust", "suspended_until", "posts_to_hold"]})


def runs_the_site(request):
    return request.user.has_perm("accounts.change_user")


class FanForm(UserChangeForm):
    def clean(self):
        cleaned = super().clean()
        stays = cleaned.get("is_superuser") and cleaned.get("is_active")
        if not stays and self.instance.is_last_administrator():
            raise ValidationError(_("Appoint another admin first."))
        return cleaned


@admin.register(User)
class FanAdmin(KeptAdmin, UserAdmin):
    """Never deleted here: their votes would vanish past the counters."""

    form = FanForm
    list_display = ["username", "email", "date_joined", "trust", "suspended_until"]
    list_filter = ["trust", "is_staff", "is_active", "groups", "date_joined"]
    readonly_fields = ["trust", "suspended_until", "posts_to_hold", "last_login"]
    actions = [warn, suspend, lift]
    fieldsets = (
        *UserAdmin.fieldsets,
        (
            _("Horizon"),
            {"fields": ["watched_through", "shows_announcements", "shows_webtoon"]},
        ),
        (_("Language"), {"fields": ["language"]}),
        STANDING,
    )

    def get_list_display(self, request):
        shown = super().get_list_display(request)
        if runs_the_site(request):
            return shown
        return [each for each in shown if each != "email"]

    def get_search_fields(self, request):
        return super().get_search_fields(request) if runs_the_site(request) else NAME

    def lookup_allowed(self, lookup, value, request):
        # Else an address could be guessed letter by letter.
        if lookup.startswith("email") and not runs_the_site(request):
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_fieldsets(self, request, obj=None):
        """Moderators look people up, and not their addresses."""
        whole = super().get_fieldsets(request, obj)
        return whole if runs_the_site(request) else [(None, {"fields": NAME}), STANDING]

    def save_model(self, request, fan, form, change):
        super().save_model(request, fan, form, change)
        fan.settle_voices()

    def has_moderate_permission(self, request):
        return request.user.has_perm("accounts.moderate_user")
