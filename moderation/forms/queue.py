"""Which cases are on the desk."""

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from texts.fields import OneLineField

from ..models import Report
from ..reasons import FITS

WHY = [
    ("reported", _("reported")),
    ("held", _("waiting for a look")),
    ("appealed", _("appealed")),
]
KIND_NAMES = [
    ("theory", _("theory")),
    ("evidence", _("evidence")),
    ("link", _("link")),
    ("comment", _("comment")),
    ("rivalry", _("rivalry")),
    ("proposal", _("proposed verdict")),
    ("fan", _("fan")),
]


class QueueFilter(forms.Form):
    kind = forms.ChoiceField(
        label=_("What"), choices=[("", _("everything")), *KIND_NAMES], required=False
    )
    why = forms.ChoiceField(
        label=_("Why"), choices=[("", _("any reason")), *WHY], required=False
    )
    reason = forms.ChoiceField(
        label=_("Reported for"),
        choices=[("", _("anything")), *[(each.value, each.label) for each in FITS]],
        required=False,
    )
    author = OneLineField(label=_("By"), max_length=30, required=False)
    free = forms.BooleanField(label=_("Nobody works on it"), required=False)

    def narrow(self, cases, moderator):
        chosen = self.cleaned_data
        if chosen["kind"]:
            cases = cases.about_kind(chosen["kind"])
        if chosen["why"] == "held":
            cases = cases.filter(is_held=True)
        elif chosen["why"] == "appealed":
            cases = cases.filter(is_appealed=True)
        elif chosen["why"] == "reported":
            cases = cases.filter(reporters__gt=0)
        if chosen["reason"]:
            cases = cases.filter(Exists(told(chosen["reason"])))
        if chosen["author"]:
            cases = cases.filter(author__username__iexact=chosen["author"])
        if chosen["free"]:
            cases = cases.free_for(moderator)
        return cases


def told(reason):
    """Open reports of a case for this reason, as a subquery."""
    return Report.objects.open().filter(
        content_type=OuterRef("content_type"),
        object_id=OuterRef("object_id"),
        reason=reason,
    )
