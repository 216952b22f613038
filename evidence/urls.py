from django.urls import path

from . import views

app_name = "evidence"
urlpatterns = [
    path("", views.evidence_list, name="list"),
    path("new/", views.new_evidence, name="new"),
    path("<text:slug>/accuracy/", views.cast_accuracy_vote, name="accuracy"),
    path("<text:slug>/", views.evidence_detail, name="detail"),
]
