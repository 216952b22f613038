from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CanonConfig(AppConfig):
    name = "canon"
    verbose_name = _("Canon")
