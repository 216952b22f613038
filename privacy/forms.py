from django import forms
from django.utils.translation import gettext_lazy as _


class DeletionForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    is_sure = forms.BooleanField(label=_("I know that this cannot be undone."))

    def __init__(self, *arguments, fan, **options):
        super().__init__(*arguments, **options)
        self.fan = fan

    def clean_password(self):
        if not self.fan.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("This is not your password."))
        return self.cleaned_data["password"]
