"""What moderators did and were told: read here, changed by nobody."""

from django.contrib import admin

from ..models import Appeal, Case, Decision, Report, VoteLook
from .bounds import ReadOnlyAdmin


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    list_display = ["made_at", "reason", "target_name", "reporter", "weight", "agreed"]
    list_filter = ["reason", "agreed", "content_type", "made_at"]
    list_select_related = ["reporter", "content_type"]
    search_fields = ["note", "reporter__username"]


@admin.register(Case)
class CaseAdmin(ReadOnlyAdmin):
    list_display = [
        *["opened_at", "target_name", "author", "weight", "reach", "closed_at"]
    ]
    list_filter = ["is_held", "is_appealed", "content_type"]
    list_select_related = ["author", "content_type"]
    search_fields = ["author__username"]


@admin.register(Appeal)
class AppealAdmin(ReadOnlyAdmin):
    list_display = ["made_at", "decision", "author", "words", "answer"]
    list_filter = ["made_at"]
    list_select_related = ["decision", "author", "answer"]
    search_fields = ["words", "author__username"]


@admin.register(VoteLook)
class VoteLookAdmin(ReadOnlyAdmin):
    list_display = ["looked_at", "theory", "moderator"]
    list_filter = ["looked_at"]
    list_select_related = ["theory", "moderator"]
    search_fields = ["theory__title", "moderator__username"]


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ["made_at", "action", "label", "reason", "said", "moderator"]
    list_filter = ["action", "reason", "made_at"]
    list_select_related = ["moderator"]
    search_fields = ["words", "label", "moderator__username"]
