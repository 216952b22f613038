"""Evidence, a stance and an argument."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.watched import refuse_watched
from evidence.models import Evidence
from texts.fields import OneLineField

from ..models import Link


class LinkForm(forms.ModelForm):
    evidence = forms.ModelChoiceField(
        Evidence.objects.none(),
        label=_("Evidence"),
        to_field_name="slug",
        error_messages={
            "required": _("Choose a piece of evidence."),
            "invalid_choice": _("There is no such evidence."),
        },
    )

    class Meta:
        model = Link
        fields = ["evidence", "stance", "argument"]
        field_classes = {"argument": OneLineField}
        widgets = {"stance": forms.RadioSelect}
        help_texts = {"argument": _("One sentence: how does it bear on the theory?")}

    def __init__(self, data=None, *, theory, viewer, **options):
        super().__init__(data, **options)
        self.theory = theory
        self.fields["evidence"].queryset = Evidence.objects.for_list(viewer).published()
        self.fields["stance"].choices = Link._meta.get_field("stance").choices
        self.fields["argument"].required = True

    def clean(self):
        cleaned = super().clean()
        refuse_watched(self, "argument")
        return cleaned

    def clean_evidence(self):
        evidence = self.cleaned_data["evidence"]
        if self.theory.links.filter(evidence=evidence).exists():
            raise forms.ValidationError(_("This evidence is linked here already."))
        return evidence
