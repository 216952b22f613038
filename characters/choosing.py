"""A character to choose in a form that narrows a list."""

from typing import Any

from django.forms.models import ModelChoiceField, ModelChoiceIterator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from episodes.questions import Question

from .models import Character

by_name = Question(
    lambda viewer: Character.objects.visible_to(viewer).values_list("slug", "name")
)


class ReadOnce(ModelChoiceIterator):
    """Django reads the rows anew each time; a form shows those that its key names."""

    @cached_property
    def choices(self):
        field: Any = self.field
        return [("", field.empty_label), *map(tuple, by_name.values(field.viewer))]

    def __iter__(self):
        return iter(self.choices)


class CharacterField(ModelChoiceField):
    iterator = ReadOnce

    def __init__(self):
        super().__init__(
            Character.objects.none(),
            label=_("Character"),
            to_field_name="slug",
            required=False,
            empty_label=_("anyone"),
        )

    def offer(self, viewer):
        """Those that the viewer may see."""
        self.viewer = viewer
        self.queryset = Character.objects.visible_to(viewer)
