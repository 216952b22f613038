"""The verdict of a moderator: the same form as a proposal, and what goes with it."""

from hashlib import sha256

from django import forms
from django.utils.translation import gettext_lazy as _

from texts.fields import OneLineField
from theories.forms.settling import SettlementForm
from theories.models import Outcome, Theory, Verdict

from ..verdicts import settled_along


class VerdictForm(SettlementForm):
    debunk = forms.ModelMultipleChoiceField(
        Theory.objects.none(), to_field_name="slug", required=False
    )

    previewed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, theory, viewer, **options):
        super().__init__(data, theory=theory, viewer=viewer, model=Verdict, **options)
        rivals = Theory.objects.visible_to(viewer).rivals_of(theory, viewer)
        self.fields["debunk"].queryset = rivals.open_for(viewer)

    def clean_debunk(self):
        """What is true excludes its rivals; nothing else says anything of them."""
        is_confirmed = self.cleaned_data.get("outcome") == Outcome.CONFIRMED
        return self.cleaned_data["debunk"] if is_confirmed else []

    @property
    def digest(self):
        """What a preview was made of, to know it again when the moderator confirms."""
        said = sorted(self.settlement.as_typed.items())
        return sha256(repr(said).encode()).hexdigest()[:16]

    @property
    def was_changed(self):
        """Whether it says something else by now than the preview showed."""
        shown = self.cleaned_data["previewed"]
        return bool(shown) and shown != self.digest


class ReopenForm(forms.Form):
    rivals = forms.ModelMultipleChoiceField(
        Theory.objects.none(), to_field_name="slug", required=False
    )
    words = OneLineField(
        label=_("Why the verdict is taken back, for everyone to read"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data=None, *, theory, viewer):
        super().__init__(data)
        self.fields["rivals"].queryset = settled_along(theory, viewer)
