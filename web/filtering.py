"""What narrows a list."""

from django import forms


class FilterForm(forms.Form):
    @property
    def narrows(self):
        """Whether anything was chosen; of a valid form."""
        return any(self.cleaned_data.values())
