"""The form that names a passkey: allauth's own says its label in English only."""

from allauth.mfa.webauthn.forms import EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class PasskeyNameForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Name"), max_length=100)
