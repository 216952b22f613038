from django.contrib import admin

from .models import Episode, Season


@admin.register(Season)
class SeasonAdmin(admin.ModelAdmin):
    list_display = ["number", "premieres_at"]

    def get_readonly_fields(self, request, obj=None):
        # The number is the key: changing it would make a second season.
        return ["number"] if obj else []


@admin.register(Episode)
class EpisodeAdmin(admin.ModelAdmin):
    list_display = ["label", "title", "minutes", "aired_on"]
    list_filter = ["season"]
    search_fields = ["title", "synopsis"]
