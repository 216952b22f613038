from django.urls import include, path

from aouad_site.urls import handler400, handler403, handler404, handler500

from .floor import floor

__all__ = ["handler400", "handler403", "handler404", "handler500"]

urlpatterns = [
    path("floor/<slug:name>/", floor),
    path("", include("aouad_site.urls")),
]
