"""A report as a form."""

from urllib.parse import unquote, urlsplit

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from texts.fields import OneLineField
from theories.look_alikes import look_alikes

from .. import targets
from ..reasons import MEANING, Reason, reportable


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong with it"), widget=forms.RadioSelect
    )
    alike = forms.ChoiceField(
        label=_("Of which one"), required=False, widget=forms.RadioSelect
    )
    other = OneLineField(
        label=_("Duplicate of"),
        required=False,
        max_length=500,
        help_text=_("The address of the one that was there first."),
    )
    note = OneLineField(
        label=_("In words"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only moderators read this."),
    )

    def __init__(self, data=None, *, target, viewer):
        super().__init__(data)
        self.target, self.viewer = target, viewer
        offered = reportable(targets.kind_of(target))
        self.fields["reason"].choices = [
            (value, format_lazy("{}: {}", label, MEANING[Reason(value)]))
            for value, label in offered
        ]
        if Reason.DUPLICATE in dict(offered):
            self.offer_look_alikes()
        else:
            del self.fields["alike"], self.fields["other"]

    def offer_look_alikes(self):
        """Name those that say nearly the same; the address is for any other."""
        model, title = type(self.target), self.target.title
        alike = [
            each
            for each in look_alikes(
                title, self.viewer, among=model, besides=self.target
            )
            if each.is_published
        ]
        if not alike:
            del self.fields["alike"]
            return
        self.fields["alike"].choices = [(each.slug, each.title) for each in alike]
        self.fields["other"].label = _("Or of another one")

    def clean(self):
        cleaned = super().clean()
        reason = cleaned.get("reason")
        if reason == Reason.ILLEGAL and not cleaned.get("note", "too long"):
            self.add_error("note", _("Say in words what breaks the law."))
        if reason != Reason.DUPLICATE:
            cleaned["other"] = None
        elif "other" not in self.errors:
            address = cleaned.get("other") or cleaned.get("alike", "")
            cleaned["other"] = self.find_other(address)
        cleaned.pop("alike", None)
        return cleaned

    def refuse_circle(self):
        message = _("That one is reported as a duplicate of this one already.")
        self.add_error("other", message)

    def find_other(self, address):
        """The thing of the same kind that stands at the address, or an error."""
        slug = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
        seen = type(self.target).objects.visible_to(self.viewer).published()
        other = seen.filter(slug=slug).first() if slug else None
        if other is None:
            self.add_error("other", _("Give the address of the other one."))
        elif other.pk == self.target.pk:
            self.add_error("other", _("This is the same one. Which is the other?"))
        return other
