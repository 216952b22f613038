"""A proposed verdict, and the support for one."""

from django import forms

from accounts.watched import refuse_watched
from web.once import KeyField, key_of

from .settling import SettlementForm


class ProposalForm(SettlementForm):
    key = KeyField()

    def clean(self):
        super().clean()
        refuse_watched(self, "reason")

    def clean_key(self):
        return key_of(self.cleaned_data["key"], self.data)


class SecondForm(forms.Form):
    value = forms.TypedChoiceField(choices=[(1, 1), (0, 0)], coerce=int)
