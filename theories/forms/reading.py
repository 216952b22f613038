"""What narrows the list of theories."""

from django import forms
from django.utils.translation import gettext_lazy as _

from characters.models import Character
from texts.fields import OneLineField

from ..models import Theory


class TheoryFilter(forms.Form):
    q = OneLineField(label=_("Words"), max_length=80, required=False)
    arc = forms.ChoiceField(
        label=_("Arc"),
        choices=[("", _("every arc")), *Theory.Arc.choices],
        required=False,
    )
    character = forms.ModelChoiceField(
        Character.objects.none(),
        label=_("Character"),
        to_field_name="slug",
        required=False,
        empty_label=_("anyone"),
    )

    def __init__(self, data, *, viewer):
        super().__init__(data)
        self.fields["character"].queryset = Character.objects.visible_to(viewer)

    def narrow(self, theories):
        chosen = self.cleaned_data
        if chosen["arc"]:
            theories = theories.filter(arc=chosen["arc"])
        if chosen["character"]:
            theories = theories.about(chosen["character"])
        if chosen["q"]:
            theories = theories.matching(chosen["q"])
        return theories
