"""Theories: what is curated is put right here, what fans wrote stays theirs."""

from django import forms
from django.contrib import admin
from django.utils import timezone
from simple_history.admin import SimpleHistoryAdmin

from texts.fields import MarkdownField, OneLineField, StatementField
from theories.models import Link, Theory

from .actions import ModeratedAdmin
from .bounds import KeptAdmin, save_changed


class TheoryAdminForm(forms.ModelForm):
    class Meta:
        model = Theory
        fields = "__all__"  # noqa: DJ007 - the admin says which can be changed
        field_classes = {
            "title": StatementField,
            "body": MarkdownField,
            "settled_by": OneLineField,
        }


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
class TheoryAdmin(ModeratedAdmin, KeptAdmin, SimpleHistoryAdmin):
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

    def has_add_permission(self, request):
        # Fans post theories where fans stand: the address, the summary and the ranks
        # are made there.
        return False

    def get_readonly_fields(self, request, obj=None):
        words = ["title", "body", "settled_by"]
        is_fans = obj is not None and obj.origin == Theory.Origin.FAN
        # Nobody edits another's words.
        return [*super().get_readonly_fields(request, obj), *(words if is_fans else [])]

    def save_model(self, request, theory, form, change):
        theory.render()
        theory.edited_at = timezone.now()
        rendered = ["body_html", "summary", "reveal_at", "edited_at"]
        save_changed(request, theory, form, *rendered)
        theory.index()
        theory.weigh()
