"""Rows to choose from in a form that is kept as a piece (web.pieces)."""

from typing import Any

from django.forms.models import ModelChoiceField, ModelChoiceIterator
from django.utils.functional import cached_property


class ReadOnce(ModelChoiceIterator):
    """Django reads the rows anew each time; a form shows those that its key names."""

    @cached_property
    def choices(self):
        field: Any = self.field
        rows = self.queryset.values_list(field.to_field_name, field.label_column)
        return [("", field.empty_label), *rows]

    def __iter__(self):
        return iter(self.choices)


class RowField(ModelChoiceField):
    """Rows by a column to be known by and one to be called by."""

    iterator = ReadOnce

    def __init__(self, queryset, *, label_column, **options):
        self.label_column = label_column
        super().__init__(queryset, **options)
