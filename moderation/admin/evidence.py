"""Evidence and where it comes from: edited here, with a history."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from evidence.models import Evidence, Source

from .actions import ModeratedAdmin
from .bounds import BoundedAdmin, KeptAdmin, save_changed


@admin.register(Evidence)
class EvidenceAdmin(ModeratedAdmin, KeptAdmin, SimpleHistoryAdmin):
    list_display = ["title", "kind", "tier", "episode", "state", "reveal_at"]
    list_filter = ["state", "kind", "tier", "episode"]
    list_select_related = ["episode"]
    search_fields = ["title", "description"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["characters", "sources", "added_by"]

    def save_model(self, request, evidence, form, change):
        evidence.raise_reveal_point()
        if change:
            save_changed(request, evidence, form, "reveal_at", "reveal_axis")
        else:
            super().save_model(request, evidence, form, change)
        evidence.index()
        evidence.links.weigh_theories()


@admin.register(Source)
class SourceAdmin(BoundedAdmin, SimpleHistoryAdmin):
    list_display = ["title", "outlet", "published"]
    list_filter = ["outlet"]
    search_fields = ["title", "outlet", "key"]
