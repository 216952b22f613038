from django.urls import path

from .views import (
    appealing,
    claiming,
    deciding,
    log,
    queue,
    reporting,
    rules,
    votes,
    waves,
)

app_name = "moderation"
urlpatterns = [
    path("report/", reporting.report, name="report"),
    path("reports/", reporting.own_reports, name="own_reports"),
    path("moderation/", queue.queue, name="queue"),
    path("moderation/claims/", claiming.claims, name="claims"),
    path("moderation/decisions/", deciding.decisions, name="decisions"),
    path("moderation/decisions/<int:pk>/undo/", deciding.undo, name="undo"),
    path("moderation/bulk/", waves.bulk, name="bulk"),
    path("moderation/waves/<uuid:wave>/undo/", waves.undo, name="undo_wave"),
    path("moderation/votes/", votes.vote_patterns, name="vote_patterns"),
    path("moderation/votes/<int:pk>/", votes.votes, name="votes"),
    path("moderation/votes/<int:pk>/ring/", votes.ring, name="ring"),
    path("moderation/log/", log.log, name="log"),
    path("decisions/", appealing.own_decisions, name="own_decisions"),
    path("decisions/<int:pk>/appeal/", appealing.appeal, name="appeal"),
    path("rules/", rules.rules, name="rules"),
]
