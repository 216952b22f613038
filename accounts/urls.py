from django.urls import path

from . import views

urlpatterns = [
    path("horizon/", views.horizon, name="horizon"),
    path("language/", views.language, name="language"),
    path("settings/", views.settings_page, name="settings"),
]
