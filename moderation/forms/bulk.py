"""One answer for many cases."""

from django import forms
from django.utils.translation import gettext_lazy as _

from texts.fields import OneLineField

from .. import targets
from ..reasons import FITS, Reason
from ..words import Action

MOST = 5000
SUSPENDS_FOR = 30


class BulkForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason"), choices=[(each.value, each.label) for each in FITS]
    )
    note = OneLineField(
        label=_("In words, for everyone to read"), required=False, max_length=500
    )
    everything = forms.BooleanField(required=False)
    suspend = forms.BooleanField(
        label=_("Suspend their authors for 30 days"), required=False
    )
    shown_at = forms.DateTimeField(widget=forms.HiddenInput, required=False)
    action = forms.ChoiceField(
        choices=[(each.value, each.label) for each in [Action.KEEP, Action.HIDE]]
        + [(Action.REMOVE.value, Action.REMOVE.label)]
    )

    def __init__(self, data=None):
        super().__init__(data, auto_id="bulk_%s")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("action") == Action.KEEP:
            self.errors.pop("reason", None)
            cleaned["reason"], cleaned["suspend"] = Reason.FINE, False
        names = self.data.getlist("items") if hasattr(self.data, "getlist") else []
        for name in names:
            targets.read_name(name)
        cleaned["names"] = names
        if not cleaned["names"] and not cleaned.get("everything"):
            raise forms.ValidationError(_("Choose at least one."))
        return cleaned

    def orders(self):
        """What decide_many() wants to know."""
        words = self.cleaned_data
        return {
            "action": Action(words["action"]),
            "reason": words["reason"],
            "words": words["note"],
            "shown_at": words["shown_at"],
            "suspend_for": SUSPENDS_FOR if words["suspend"] else 0,
        }
