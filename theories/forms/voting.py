"""A vote: up, down or withdrawn."""

from django import forms

from ..models import Vote


class VoteForm(forms.Form):
    value = forms.TypedChoiceField(choices=Vote.Choice.choices, coerce=int)
