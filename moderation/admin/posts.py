"""What fans post besides theories and evidence: read here, decided about on record."""

from django.contrib import admin

from theories.models import Comment, Link, Proposal, Rivalry, Verdict

from .actions import ModeratedAdmin
from .bounds import KeptAdmin, ReadOnlyAdmin


@admin.register(Link)
class LinkAdmin(ModeratedAdmin, ReadOnlyAdmin):
    list_display = ["theory", "stance", "evidence", "argument", "author", "state"]
    list_select_related = ["theory", "evidence", "author"]
    list_filter = ["state", "stance", "created_at"]
    search_fields = ["argument", "author__username", "theory__title"]


@admin.register(Comment)
class CommentAdmin(ModeratedAdmin, ReadOnlyAdmin):
    list_display = ["__str__", "author", "state", "created_at"]
    list_filter = ["state", "created_at"]
    list_select_related = ["author"]
    search_fields = ["body", "author__username"]


@admin.register(Proposal)
class ProposalAdmin(ModeratedAdmin, ReadOnlyAdmin):
    list_display = ["theory", "outcome", "reason", "author", "state", "made_at"]
    list_select_related = ["theory", "author"]
    list_filter = ["state", "outcome", "made_at"]
    search_fields = ["reason", "author__username", "theory__title"]


@admin.register(Rivalry)
class RivalryAdmin(ModeratedAdmin, KeptAdmin):
    list_display = ["title", "exhaustive", "state"]
    list_filter = ["state"]
    search_fields = ["title"]
    autocomplete_fields = ["theories"]
    readonly_fields = ["proposed_by", "proposed_at"]


@admin.register(Verdict)
class VerdictAdmin(ReadOnlyAdmin):
    """Given and taken back on the page of the theory, where the log is written."""

    list_display = ["theory", "outcome", "share", "moderator", "decided_at"]
    list_select_related = ["theory", "moderator"]
    list_filter = ["outcome", "season"]
    search_fields = ["reason", "theory__title", "moderator__username"]
