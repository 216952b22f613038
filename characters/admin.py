"""Characters and what is known about them: edited here, with a history."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from .models import Alias, Character, Fact, Group, Relationship, Term


class AliasInline(admin.TabularInline):
    model = Alias
    fields = ["text"]
    extra = 0


class FactInline(admin.StackedInline):
    model = Fact
    extra = 0


class RelationshipInline(admin.TabularInline):
    model = Relationship
    fk_name = "from_character"
    autocomplete_fields = ["to_character"]
    extra = 0


class WithParts(SimpleHistoryAdmin):
    """The history of the parts says who changed them, as that of the whole does."""

    def save_formset(self, request, form, formset, change):
        for part in formset.forms:
            part.instance._history_user = request.user
        super().save_formset(request, form, formset, change)


@admin.register(Character)
class CharacterAdmin(WithParts):
    list_display = ["name", "hangul", "actor", "affiliation", "reveal_at"]
    list_filter = ["reveal_axis", "groups"]
    search_fields = ["name", "hangul", "actor", "aliases__text"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [AliasInline, FactInline, RelationshipInline]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.instance.index()


@admin.register(Fact)
class FactAdmin(SimpleHistoryAdmin):
    list_display = ["character", "kind", "status", "text", "confirmed", "reveal_at"]
    list_filter = ["kind", "status", "confirmed", "reveal_axis"]
    list_select_related = ["character"]
    search_fields = ["text", "character__name", "character__hangul"]
    autocomplete_fields = ["character"]


@admin.register(Relationship)
class RelationshipAdmin(SimpleHistoryAdmin):
    list_display = ["from_character", "kind", "to_character", "note", "reveal_at"]
    list_filter = ["kind", "reveal_axis"]
    list_select_related = ["from_character", "to_character"]
    search_fields = ["kind", "note", "from_character__name", "to_character__name"]
    autocomplete_fields = ["from_character", "to_character"]


@admin.register(Group)
class GroupAdmin(SimpleHistoryAdmin):
    list_display = ["name", "note", "reveal_at"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["members"]


@admin.register(Term)
class TermAdmin(WithParts):
    list_display = ["name", "reveal_at"]
    list_filter = ["reveal_axis"]
    search_fields = ["name", "aliases__text"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [AliasInline]
