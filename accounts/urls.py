from django.urls import path

from . import views

urlpatterns = [
    path("horizon/", views.horizon, name="horizon"),
    path("language/", views.language, name="language"),
    path("accounts/email/undo/<str:token>/", views.undo_email, name="undo_email"),
    path("settings/", views.settings_page, name="settings"),
]
