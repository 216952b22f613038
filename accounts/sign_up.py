"""Signing up: in the way of robots, with a way on for a person taken for one."""

import time

from allauth.account.forms import SignupForm
from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext_lazy as _

SALT = "when the form of signing up was shown"
GOOD_FOR = 24 * 60 * 60  # seconds


def stamp():
    return signing.dumps(int(time.time()), salt=SALT)


def age_of(stamped):
    """Seconds since the form was shown; None for a stamp that is old or not ours."""
    try:
        return time.time() - signing.loads(stamped, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None


class SignUpForm(SignupForm):
    homepage = forms.CharField(  # type: ignore[call-arg]
        label=_("Leave this field empty"),
        required=False,
        template_name="accounts/_trap.html",
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput, initial=stamp)

    def clean(self):
        """Who is taken for a robot sends it once more, with all that they typed."""
        cleaned = super().clean()
        if cleaned.get("homepage"):
            self.add_error("homepage", _("Empty it, then send the form again."))
        if self.came_too_soon(cleaned.get("shown", "")):
            self.add_error(None, _("That was quick. Send it once more, please."))
        return cleaned

    def came_too_soon(self, stamped):
        age = age_of(stamped)
        if age is None:
            self.data = self.data.copy()
            self.data["shown"] = stamp()
        return (age or 0) < settings.QUICKEST_SIGN_UP
