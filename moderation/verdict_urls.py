"""Where moderators settle theories."""

from django.urls import path

from .views import settling

app_name = "verdicts"
urlpatterns = [
    path("theories/<text:slug>/verdict/", settling.verdict, name="verdict"),
    path(
        "theories/<text:slug>/verdict/reopening/", settling.reopening, name="reopening"
    ),
    path("moderation/proposals/", settling.proposals, name="proposals"),
]
