"""Rows to choose from in a form that is kept as a piece (web.pieces)."""

from django.forms.models import ModelChoiceField, ModelChoiceIterator
from django.utils.functional import cached_property


class ReadOnce(ModelChoiceIterator):
    """Django reads the rows anew each time; a form shows those that its key names."""

    @cached_property
    def choices(self):
        return list(super().__iter__())

    def __iter__(self):
        return iter(self.choices)


class RowField(ModelChoiceField):
    iterator = ReadOnce
