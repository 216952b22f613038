"""The admin of everything that moderators act on."""

from django import forms
from django.contrib import admin
from django.utils import timezone
from simple_history.admin import SimpleHistoryAdmin

from evidence.models import Evidence, Source
from texts.fields import MarkdownField, OneLineField, StatementField
from theories.models import Comment, Link, Rivalry, Theory

from .actions import ModeratedAdmin
from .models import Decision


class TheoryAdminForm(forms.ModelForm):
    class Meta:
        model = Theory
        fields = "__all__"  # noqa: DJ007 - the admin says which can be changed
        field_classes = {
            "title": StatementField,
            "body": MarkdownField,
            "settled_by": OneLineField,
        }


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
    show_change_link = True

    def has_add_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("evidence", "author")


@admin.register(Theory)
class TheoryAdmin(ModeratedAdmin, SimpleHistoryAdmin):
    form = TheoryAdminForm
    list_display = ["title", "author", "arc", "state", "score", "created_at"]
    list_filter = ["state", "arc", "origin", "created_at"]
    list_select_related = ["author"]
    search_fields = ["title", "body", "author__username"]
    autocomplete_fields = ["characters", "sources"]
    readonly_fields = [
        *["slug", "author", "origin", "locked", "created_at", "edited_at"]
    ]
    inlines = [LinkInline]
    show_full_result_count = False

    def has_add_permission(self, request):
        # Fans post theories where fans stand: the address, the summary and the ranks
        # are made there.
        return False

    def has_delete_permission(self, request, obj=None):
        # What is on record stays there; hiding it has a reason and can be undone.
        return False

    def get_readonly_fields(self, request, obj=None):
        words = ["title", "body", "settled_by"]
        is_fans = obj is not None and obj.origin == Theory.Origin.FAN
        # Nobody edits another's words.
        return [*super().get_readonly_fields(request, obj), *(words if is_fans else [])]

    def save_model(self, request, theory, form, change):
        theory.render()
        theory.edited_at = timezone.now()
        super().save_model(request, theory, form, change)


@admin.register(Link)
class LinkAdmin(ReadOnlyAdmin):
    list_display = ["theory", "stance", "evidence", "argument", "author"]
    list_select_related = ["theory", "evidence", "author"]
    list_filter = ["stance", "created_at"]
    search_fields = ["argument", "author__username", "theory__title"]
    show_full_result_count = False

    def delete_model(self, request, link):
        link.remove()

    def delete_queryset(self, request, links):
        for link in links:
            link.remove()


@admin.register(Comment)
class CommentAdmin(ModeratedAdmin, ReadOnlyAdmin):
    list_display = ["__str__", "author", "state", "created_at"]
    list_filter = ["state", "created_at"]
    list_select_related = ["author"]
    search_fields = ["body", "author__username"]
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Evidence)
class EvidenceAdmin(ModeratedAdmin, SimpleHistoryAdmin):
    list_display = ["title", "kind", "tier", "episode", "state", "reveal_at"]
    list_filter = ["state", "kind", "tier", "episode"]
    list_select_related = ["episode"]
    search_fields = ["title", "description"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["characters", "sources", "added_by"]
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        # Theories lean on it; hiding it has a reason and can be undone.
        return False

    def save_model(self, request, evidence, form, change):
        evidence.raise_reveal_point()
        super().save_model(request, evidence, form, change)


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

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("target")

    def has_delete_permission(self, request, obj=None):
        return False
