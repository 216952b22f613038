from django import forms
from django.utils.translation import gettext_lazy as _

from characters.models import Character
from episodes.forms import EpisodeField
from evidence.models import Evidence
from texts.fields import ManyLinesField, OneLineField, StatementField

from .models import Comment, Link, Theory, Vote


class TheoryForm(forms.ModelForm):
    reveal_at = EpisodeField(
        label=_("Spoils up to"),
        help_text=_("Hidden from everyone who has not watched this far."),
    )

    class Meta:
        model = Theory
        fields = [
            "title",
            "body",
            "settled_by",
            "arc",
            "characters",
            "reveal_at",
            "reveal_axis",
        ]
        field_classes = {
            "title": StatementField,
            "body": ManyLinesField,
            "settled_by": OneLineField,
        }
        widgets = {
            "arc": forms.RadioSelect,
            "body": forms.Textarea(attrs={"rows": 8}),
            "characters": forms.CheckboxSelectMultiple,
        }
        labels = {
            "title": _("Your theory, as a statement about season 2"),
            "body": _("Why you think so"),
        }
        help_texts = {
            "body": _("Markdown; write ||spoilers|| between double bars."),
            "settled_by": _("What season 2 would have to show, either way."),
        }

    def __init__(self, *args, viewer, **options):
        super().__init__(*args, **options)
        self.fields["arc"].choices = Theory.Arc.choices
        self.fields["characters"].queryset = Character.objects.visible_to(viewer)
        self.fields["characters"].to_field_name = "slug"


class EditForm(TheoryForm):
    reason = OneLineField(
        label=_("What you changed"),
        max_length=100,
        required=False,
        help_text=_("Stands in the history beside the difference."),
    )


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


class VoteForm(forms.Form):
    value = forms.TypedChoiceField(choices=Vote.Choice.choices, coerce=int)


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
        self.fields["evidence"].queryset = Evidence.objects.for_list(viewer)
        self.fields["stance"].choices = Link._meta.get_field("stance").choices
        self.fields["argument"].required = True

    def clean_evidence(self):
        evidence = self.cleaned_data["evidence"]
        if self.theory.links.filter(evidence=evidence).exists():
            raise forms.ValidationError(_("This evidence is linked here already."))
        return evidence


class CommentForm(forms.ModelForm):
    parent = forms.ModelChoiceField(
        Comment.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": _("The comment you answer is not on this page any more.")
        },
    )

    class Meta:
        model = Comment
        fields = ["body", "parent"]
        field_classes = {"body": ManyLinesField}
        labels = {"body": _("Your comment")}
        widgets = {"body": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, data=None, *, theory, viewer, **options):
        super().__init__(data, **options)
        self.fields["parent"].queryset = (
            theory.comments.visible_to(viewer).standing().published()
        )


class CommentEditForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ["body"]
        field_classes = {"body": ManyLinesField}
        labels = {"body": _("Your comment")}
