"""Every address of the site, by the app that answers it."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path, register_converter

from episodes.gate import gate
from privacy.views import kept
from theories.views.searching import search
from web.addresses import TextConverter

from . import cabinet, health, home, well_known

register_converter(TextConverter, "text")
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("theories.urls")),
    path("", include("moderation.verdict_urls")),
    path("evidence/", include("evidence.urls")),
    path("episodes/", include("episodes.urls")),
    path("characters/", include("characters.urls")),
    path("gates/<str:kind>/<int:pk>/", gate, name="gate"),
    path("fans/", include("theories.fan_urls")),
    path("search/", search, name="search"),
    path("", include("moderation.urls")),
    path("", include("syndication.urls")),
    path("", include("accounts.urls")),
    path("settings/", include("privacy.urls")),
    path("privacy/", kept, name="privacy"),
    path(".well-known/security.txt", well_known.security_txt, name="security_txt"),
    path(".well-known/change-password", well_known.change_password),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("cabinet/", cabinet.cabinet, name="cabinet"),
    # Browsers ask for this where a page names no icon, as the admin's do.
    path("favicon.ico", health.favicon),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
]

handler400 = "web.errors.bad_request"
handler403 = "web.errors.permission_denied"
handler404 = "web.errors.page_not_found"
handler500 = "web.errors.server_error"
