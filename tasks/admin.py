"""What waits, what is done, and what was parked: for who runs the site."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult

from web.bounded import BoundedPaginator

from .attempts import unpark

NOBODYS_BUSINESS = {"args_kwargs", "return_value"}
"""A letter holds an address, and a link that lets somebody in."""

admin.site.unregister(DBTaskResult)


@admin.register(DBTaskResult)
class TaskAdmin(DBTaskResultAdmin):
    list_display = [
        *["task_name", "status", "queue_name", "tries", "enqueued_at"],
        *["display_run_after", "finished_at", "exception_class_path"],
    ]
    list_filter = ["status", "queue_name"]
    actions = ["try_again"]
    paginator = BoundedPaginator
    show_full_result_count = False

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [name for name in fields if name not in NOBODYS_BUSINESS]

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_retry_permission(self, request):
        return request.user.is_superuser

    @admin.display(description=_("tries"))
    def tries(self, task):
        return len(task.worker_ids)

    @admin.action(description=_("Try the parked ones again"), permissions=["retry"])
    def try_again(self, request, tasks):
        number = unpark(tasks)
        self.message_user(request, _("Tasks that are tried again: %s.") % number)
