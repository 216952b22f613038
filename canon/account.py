"""The account that the curated theories belong to: the tracker's, and nobody's."""

from django.contrib.auth import get_user_model

from .models import CanonRecord
from .reading import Refused

NAME = "tracker"
KEY = f"account:{NAME}"


def tracker_account():
    """The account, made on first use; nobody can log in with it."""
    User = get_user_model()
    record = CanonRecord.objects.filter(key=KEY).first()
    if record and (account := User.objects.filter(pk=record.object_pk).first()):
        return account
    if User.objects.filter(username__iexact=NAME).exists():
        raise Refused(
            [f'the name "{NAME}" belongs to a fan; rename that account first']
        )
    account = User.objects.create_user(NAME)
    CanonRecord.objects.update_or_create(
        key=KEY, defaults={"object_pk": account.pk, "digest": ""}
    )
    return account
