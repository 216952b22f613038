"""The admin of everything that moderators act on."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from evidence.models import Evidence, Source
from theories.models import Comment, Link, Rivalry, Theory

from .actions import ModeratedAdmin
from .models import Decision


class ReadOnlyAdmin(admin.ModelAdmin):
    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class LinkInline(admin.TabularInline):
    model = Link
    fields = readonly_fields = ["evidence", "stance", "argument", "author"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Theory)
class TheoryAdmin(ModeratedAdmin, SimpleHistoryAdmin):
    list_display = ["title", "author", "arc", "state", "score", "created_at"]
    list_filter = ["state", "arc", "origin", "created_at"]
    list_select_related = ["author"]
    search_fields = ["title", "body", "author__username"]
    autocomplete_fields = ["author", "characters", "sources"]
    readonly_fields = ["slug", "created_at", "edited_at"]
    inlines = [LinkInline]
    show_full_result_count = False

    def has_add_permission(self, request):
        # Fans post theories where fans stand: the address, the summary and the ranks
        # are made there.
        return False

    def save_model(self, request, theory, form, change):
        theory.render()
        super().save_model(request, theory, form, change)


@admin.register(Comment)
class CommentAdmin(ModeratedAdmin, ReadOnlyAdmin):
    list_display = ["__str__", "author", "state", "created_at"]
    list_filter = ["state", "created_at"]
    list_select_related = ["author"]
    search_fields = ["body", "author__username"]
    show_full_result_count = False


@admin.register(Evidence)
class EvidenceAdmin(ModeratedAdmin, SimpleHistoryAdmin):
    list_display = ["title", "kind", "tier", "episode", "state", "reveal_at"]
    list_filter = ["state", "kind", "tier", "episode"]
    list_select_related = ["episode"]
    search_fields = ["title", "description"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["characters", "sources", "added_by"]
    show_full_result_count = False


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ["title", "outlet", "published"]
    search_fields = ["title", "outlet", "key"]


@admin.register(Rivalry)
class RivalryAdmin(admin.ModelAdmin):
    list_display = ["title", "exhaustive"]
    search_fields = ["title"]
    autocomplete_fields = ["theories"]


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ["made_at", "action", "target", "reason", "words", "moderator"]
    list_filter = ["action", "reason"]
    list_select_related = ["moderator"]
    search_fields = ["words"]

    def has_delete_permission(self, request, obj=None):
        return False
