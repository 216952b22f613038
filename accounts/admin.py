from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from .models import User


@admin.register(User)
class FanAdmin(UserAdmin):
    list_display = ["username", "email", "date_joined", "is_staff", "is_active"]
    fieldsets = (
        *UserAdmin.fieldsets,
        (
            _("Horizon"),
            {"fields": ["watched_through", "shows_announcements", "shows_webtoon"]},
        ),
        (_("Language"), {"fields": ["language"]}),
    )

    def has_delete_permission(self, request, obj=None):
        # A fan's votes would vanish past the counters: make the account inactive.
        return False
