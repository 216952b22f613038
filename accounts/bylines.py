"""What a page shows of the fan who wrote something: the name."""

from functools import cache

from django.contrib.auth import get_user_model

SHOWN = {"id", "username"}


@cache
def besides_the_name(path):
    """All other columns of the fan at `path`, for `defer()`: password and address are
    not even read."""
    fields = get_user_model()._meta.concrete_fields
    return [f"{path}__{field.name}" for field in fields if field.name not in SHOWN]
