"""Times within an episode, typed as people say them."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

TIMESTAMP = re.compile(r"(?:(?P<hours>\d):)?(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)")


class TimestampField(forms.CharField):
    """`41:07` or `1:02:30` as a number of seconds, or None."""

    default_error_messages = {"invalid": _("Write minutes and seconds, as in 41:07.")}
    # Not as max_length, which would measure the number of seconds.
    widget = forms.TextInput(attrs={"maxlength": 8})

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        if not (match := TIMESTAMP.fullmatch(text)):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds

    def prepare_value(self, value):
        if not isinstance(value, int):
            return value
        return f"{value // 60}:{value % 60:02}"
