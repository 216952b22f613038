from allauth.usersessions.admin import UserSession
from django.contrib import admin

from .models import WatchedPhrase

# From where and with what somebody reads is theirs to see, in their settings.
admin.site.unregister(UserSession)


@admin.register(WatchedPhrase)
class WatchedPhraseAdmin(admin.ModelAdmin):
    list_display = ["phrase", "action", "note"]
    list_filter = ["action"]
    search_fields = ["phrase", "plain"]
