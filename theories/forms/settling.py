"""What season 2 said: as a moderator decides it, and as a fan proposes it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from episodes.forms import EpisodeField, episode_choices
from evidence.models import Evidence
from texts.fields import OneLineField

from ..models import Outcome

NAMES = {"decided_by": "evidence"}
"""Fields of the model that the form calls otherwise."""


class SettlementForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    share = forms.IntegerField(
        label=_("How much of it came true, in percent"),
        min_value=1,
        max_value=99,
        required=False,
        help_text=_("Only for what is partly right."),
    )
    evidence = forms.ModelChoiceField(
        Evidence.objects.none(),
        label=_("Evidence that decides it"),
        to_field_name="slug",
        required=False,
        error_messages={"invalid_choice": _("There is no such evidence.")},
    )
    reason = OneLineField(
        label=_("Reason, for everyone to read"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reveal_at = EpisodeField(
        label=_("Spoils up to"),
        required=False,
        initial="",
        empty_value=0,
        help_text=_("Never below what the evidence and the words give away."),
    )

    def __init__(self, data=None, *, theory, viewer, model, **options):
        super().__init__(data, **options)
        self.theory, self.model = theory, model
        self.fields["evidence"].queryset = Evidence.objects.for_list(viewer).published()
        as_told = ("", _("as far as its evidence"))
        self.fields["reveal_at"].choices = [as_told, *episode_choices()]

    def clean(self):
        if self.errors:
            return
        try:
            self.settlement.clean()
        except ValidationError as refusal:
            for field, messages in refusal.message_dict.items():
                self.add_error(NAMES.get(field, field), messages)

    @property
    def settlement(self):
        """What the form says, as a row that is not stored yet."""
        said = self.cleaned_data
        return self.model(
            theory=self.theory,
            outcome=said["outcome"],
            share=said["share"],
            decided_by=said["evidence"],
            reason=said["reason"],
            reveal_at=said["reveal_at"] or 0,
        )
