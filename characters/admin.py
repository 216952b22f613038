from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from .models import Alias, Character, Fact, Group, Relationship


class AliasInline(admin.TabularInline):
    model = Alias
    extra = 0


class FactInline(admin.StackedInline):
    model = Fact
    extra = 0


class RelationshipInline(admin.TabularInline):
    model = Relationship
    fk_name = "from_character"
    autocomplete_fields = ["to_character"]
    extra = 0


@admin.register(Character)
class CharacterAdmin(SimpleHistoryAdmin):
    list_display = ["name", "hangul", "actor", "affiliation", "reveal_at"]
    list_filter = ["reveal_axis", "groups"]
    search_fields = ["name", "hangul", "actor", "aliases__text"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [AliasInline, FactInline, RelationshipInline]


@admin.register(Group)
class GroupAdmin(SimpleHistoryAdmin):
    list_display = ["name", "note", "reveal_at"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["members"]
