"""A theory as a form, new and edited."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.watched import refuse_watched
from characters.models import Character
from episodes.forms import EpisodeField, episode_choices
from episodes.reveal import SEASON_ONE_FINALE, episode_label
from texts.fields import MarkdownField, OneLineField, StatementField
from web.meanwhile import BegunOnAnEdition
from web.once import KeyField, key_of

from ..models import Theory


class TheoryForm(forms.ModelForm):
    key = KeyField()
    reveal_at = EpisodeField(
        label=_("Spoils up to"),
        required=False,
        initial="",
        empty_value=None,
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
            "body": MarkdownField,
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

    def __init__(self, *args, viewer, evidence=(), **options):
        """`evidence` is what the theory is tied to: its reveal points are proposed."""
        super().__init__(*args, **options)
        self.viewer = viewer
        self.fields["arc"].choices = Theory.Arc.choices
        self.fields["characters"].queryset = Character.objects.visible_to(viewer)
        self.fields["characters"].to_field_name = "slug"
        self.proposed = max([SEASON_ONE_FINALE, *(each.reveal_at for each in evidence)])
        label = _("as far as its evidence: %(episode)s") % {
            "episode": episode_label(self.proposed)
        }
        self.fields["reveal_at"].choices = [("", label), *episode_choices()]

    def clean_key(self):
        return key_of(self.cleaned_data["key"], self.data)

    def clean_reveal_at(self):
        return self.cleaned_data["reveal_at"] or self.proposed

    def clean(self):
        cleaned = super().clean()
        refuse_watched(self, "title", "body", "settled_by")
        return cleaned


class EditForm(BegunOnAnEdition, TheoryForm):
    words = ["title", "body", "settled_by"]

    def clean_characters(self):
        """Who was named before and lies beyond the author's horizon stays named."""
        chosen = self.cleaned_data["characters"]
        return [*chosen, *self.instance.characters.beyond(self.viewer)]

    key = None
    reason = OneLineField(
        label=_("What you changed"),
        max_length=100,
        required=False,
        help_text=_("Stands in the history beside the difference."),
    )
