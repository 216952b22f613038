from django.urls import path

from . import views

app_name = "privacy"
urlpatterns = [
    path("export/", views.export, name="export"),
    path("export/file/", views.archive, name="archive"),
    path("deletion/", views.deletion, name="deletion"),
]
