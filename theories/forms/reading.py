"""What narrows the list of theories."""

from django import forms
from django.utils.translation import gettext_lazy as _

from characters.choosing import CharacterField
from characters.spellings import asked
from texts.fields import OneLineField
from web.filtering import FilterForm

from ..models import Outcome, Theory


class TheoryFilter(FilterForm):
    q = OneLineField(label=_("Words"), max_length=80, required=False)
    arc = forms.ChoiceField(
        label=_("Arc"),
        choices=[("", _("every arc")), *Theory.Arc.choices],
        required=False,
    )
    character = CharacterField()

    verdict = forms.ChoiceField(
        label=_("Verdict"),
        choices=[("", _("any")), ("open", _("still open")), *Outcome.choices],
        required=False,
    )

    def __init__(self, data, *, viewer):
        super().__init__(data)
        self.viewer = viewer
        self.fields["character"].offer(viewer)

    def narrow(self, theories):
        chosen = self.cleaned_data
        if chosen["arc"]:
            theories = theories.in_part(arc=chosen["arc"])
        if chosen["character"]:
            theories = theories.about(chosen["character"])
        if chosen["verdict"] == "open":
            theories = theories.open_for(self.viewer)
        elif chosen["verdict"]:
            theories = theories.settled_for(self.viewer, chosen["verdict"])
        if chosen["q"]:
            theories = theories.found_by(asked(chosen["q"], self.viewer))
        return theories
