"""Following, and saying what has been seen."""

from django import forms
from django.utils import timezone


class FollowForm(forms.Form):
    value = forms.TypedChoiceField(choices=[(1, "follow"), (0, "leave")], coerce=int)


class SeenForm(forms.Form):
    until = forms.DateTimeField()

    def clean_until(self):
        """Nothing that is still to come has been seen."""
        return min(self.cleaned_data["until"], timezone.now())
