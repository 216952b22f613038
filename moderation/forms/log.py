from django import forms
from django.utils.translation import gettext_lazy as _

from ..reasons import Reason
from ..words import Action
from .queue import KIND_NAMES


class LogFilter(forms.Form):
    kind = forms.ChoiceField(
        label=_("What"), choices=[("", _("everything")), *KIND_NAMES], required=False
    )
    action = forms.ChoiceField(
        label=_("Action"),
        choices=[("", _("every action")), *Action.choices],
        required=False,
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("every reason")), *Reason.choices],
        required=False,
    )

    def narrow(self, decisions):
        chosen = self.cleaned_data
        if chosen["kind"]:
            decisions = decisions.about_kind(chosen["kind"])
        for name in ("action", "reason"):
            if chosen[name]:
                decisions = decisions.filter(**{name: chosen[name]})
        return decisions
