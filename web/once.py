"""A form that is sent twice, by a double click or a bad line, makes one record.

Each form carries a key made when it was shown. What comes in with a key that is known
already was sent before, and is answered with what it made the first time.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from .stand_ins import new_key


class KeyField(forms.UUIDField):
    """Made anew for every form shown; a broken one only loses its protection."""

    widget = forms.HiddenInput

    def __init__(self, **options):
        super().__init__(required=False, initial=new_key, **options)

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError:
            return None


def key_of(key: UUID | None, sent: Any) -> UUID | None:
    """The key of these words in this form.

    Going back and sending other words from the same form makes another record.
    """
    if key is None:
        return None
    words = sorted(item for item in sent.lists() if item[0] != "csrfmiddlewaretoken")
    return uuid5(key, repr(words))


def one_per_form(author: str, *, name: str) -> models.UniqueConstraint:
    # Partial, so that SQLite adds an index instead of making the table anew.
    return models.UniqueConstraint(
        fields=[author, "key"], condition=models.Q(key__isnull=False), name=name
    )


class OncePerForm(models.Model):
    """A record that people make with a form; its Meta needs one_per_form()."""

    author_field = "author"

    key = models.UUIDField(null=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def once(
        cls, make: Callable[[], Any], *, by: Any, key: UUID | None
    ) -> tuple[Any, bool]:
        """What this form made before, or what `make` makes now, and whether it is new.

        Of two requests at the same moment the slower runs into the constraint.
        """
        if key is None:
            return make(), True
        earlier = cls._default_manager.filter(**{cls.author_field: by}, key=key)
        if made := earlier.first():
            return made, False
        try:
            with transaction.atomic():
                return make(), True
        except IntegrityError:
            if made := earlier.first():
                return made, False
            raise
