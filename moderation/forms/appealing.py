from django import forms
from django.utils.translation import gettext_lazy as _

from texts.fields import OneLineField


class AppealForm(forms.Form):
    words = OneLineField(
        label=_("Why it should be looked at again"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
