"""Admin pages that stay fast however long the lists, and what they may change."""

from django.contrib import admin

from web.bounded import BoundedPaginator


class BoundedAdmin(admin.ModelAdmin):
    """No page counts every row or fills a menu with them."""

    paginator = BoundedPaginator
    show_full_result_count = False
    # By a column without an index every row would be read: newest first it stays.
    sortable_by = ()


class KeptAdmin(BoundedAdmin):
    """What is on record stays there; hiding it has a reason and can be undone."""

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnlyAdmin(KeptAdmin):
    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


def save_changed(request, thing, form, *also):
    """Write what the form changed; votes and decisions of meanwhile stay."""
    columns = {field.name for field in thing._meta.concrete_fields}
    thing._history_user = request.user
    thing.save(update_fields=[*columns.intersection(form.changed_data), *also])
