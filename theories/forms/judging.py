"""How strong a link is: one of four words, or nothing any more."""

from django import forms

from ..models import StrengthVote

WITHDRAWN = "none"


def read_strength(value):
    return None if value == WITHDRAWN else int(value)


class StrengthForm(forms.Form):
    value = forms.TypedChoiceField(
        choices=[*StrengthVote.Choice.choices, (WITHDRAWN, WITHDRAWN)],
        coerce=read_strength,
        empty_value=None,
    )
