"""How often a fan wants to hear of what they follow."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models.digest import NEVER, HowOften


class DigestForm(forms.Form):
    how_often = forms.ChoiceField(
        label=_("How often"),
        choices=[(NEVER, _("never")), *HowOften.choices],
        widget=forms.RadioSelect,
    )
