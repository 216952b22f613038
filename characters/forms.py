from django import forms
from django.utils.translation import gettext_lazy as _

from texts.fields import OneLineField

from .models import Group
from .spellings import asked


class CharacterFilter(forms.Form):
    q = OneLineField(label=_("Name or alias"), max_length=80, required=False)
    group = forms.ModelChoiceField(
        Group.objects.none(),
        label=_("Group"),
        to_field_name="slug",
        required=False,
        empty_label=_("everyone"),
    )

    def __init__(self, data, *, viewer):
        super().__init__(data)
        self.viewer = viewer
        self.fields["group"].queryset = Group.objects.visible_to(viewer)

    def narrow(self, characters):
        if group := self.cleaned_data["group"]:
            characters = characters.filter(groups=group)
        if words := self.cleaned_data["q"]:
            characters = characters.found_by(asked(words, self.viewer))
        return characters
