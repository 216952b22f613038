"""Who is more than a fan: pages may show such people more."""

from typing import Any


def is_staff(user: Any) -> bool:
    return bool(user.is_staff or user.is_superuser)
