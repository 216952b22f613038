from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "operations"

    def ready(self):
        from . import checks  # noqa: F401 - registers them
        from .sqlite_json import take_it_for_granted

        take_it_for_granted()
