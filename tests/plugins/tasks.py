"""Doing what the site left for later, as `manage.py work` does."""

import pytest
from django.core.management import call_command


@pytest.fixture
def work():
    """Do all that waits: `work()`."""

    def work():
        call_command("work", batch=True, interval=0, lease=30)

    return work


@pytest.fixture
def mail_by_task(settings):
    """As in a real site, where the tests' own box would take mail at once."""
    box = "django.core.mail.backends.locmem.EmailBackend"
    settings.MAILERS = {
        "default": {"BACKEND": "tasks.mailing.MailByTask"},
        "out": {"BACKEND": box},
    }
