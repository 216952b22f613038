"""A task that would show if it were done twice; a worker finds it by its name."""

from django.db.models import F
from django.tasks import task

from theories.models import Theory


@task
def count():
    first = Theory.objects.order_by("pk").first()
    Theory.objects.filter(pk=first.pk).update(comment_count=F("comment_count") + 1)
