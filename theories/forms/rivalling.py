"""Proposing rivals: a question, and the theories that answer it differently."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.watched import refuse_watched
from texts.fields import OneLineField
from web.once import KeyField, key_of

from ..models import Rivalry, Theory
from ..models.rivalry import FEWEST

MOST = 10


class RivalryForm(forms.ModelForm):
    theories = forms.ModelMultipleChoiceField(
        Theory.objects.none(),
        label=_("Theories that cannot all be true"),
        to_field_name="slug",
        error_messages={
            "required": _("Choose two theories at least."),
            "invalid_choice": _("There is no such theory."),
        },
    )
    key = KeyField()

    class Meta:
        model = Rivalry
        fields = ["title", "theories", "exhaustive"]
        field_classes = {"title": OneLineField}
        help_texts = {
            "title": _("What do they answer differently? Such as: who sent the signal?")
        }

    def __init__(self, data=None, *, viewer, **options):
        super().__init__(data, **options)
        self.fields["theories"].queryset = Theory.objects.visible_to(viewer).published()

    def clean_theories(self):
        chosen = self.cleaned_data["theories"]
        if len(chosen) < FEWEST:
            raise forms.ValidationError(_("Choose two theories at least."))
        if len(chosen) > MOST:
            raise forms.ValidationError(_("Ten rivals are enough."))
        return chosen

    def clean(self):
        super().clean()
        refuse_watched(self, "title")

    def clean_key(self):
        return key_of(self.cleaned_data["key"], self.data)
