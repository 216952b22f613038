from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from .models import Episode, Season


@admin.register(Season)
class SeasonAdmin(SimpleHistoryAdmin):
    list_display = ["number", "premieres_at"]
    search_fields = ["number"]

    def get_readonly_fields(self, request, obj=None):
        # The number is the key: changing it would make a second season.
        return ["number"] if obj else []


@admin.register(Episode)
class EpisodeAdmin(SimpleHistoryAdmin):
    list_display = ["label", "title", "minutes", "aired_on"]
    list_filter = ["season"]
    list_select_related = ["season"]
    search_fields = ["title", "synopsis"]
