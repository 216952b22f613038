"""What has to be done once a day, promised by whichever worker sees the day first."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from .models import Day


@transaction.atomic
def promise_daily():
    """Enqueue settings.DAILY_TASKS, unless that was done today (in UTC) already."""
    _day, is_new = Day.objects.get_or_create(date=timezone.now().date())
    if is_new:
        for each in settings.DAILY_TASKS:
            import_string(each).enqueue()
