"""The form by which a fan adds evidence."""

from django import forms
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.watched import refuse_watched
from characters.models import Character
from episodes.forms import EpisodeField
from episodes.mentions import latest_mention
from episodes.models import Episode
from texts.fields import ManyLinesField, OneLineField
from web.once import KeyField, key_of
from web.slugs import save_under_free_slug

from .kinds import SHOWN_IN_AN_EPISODE, USUAL_TIER
from .models import Evidence, Source
from .timestamps import TimestampField


class WebAddressField(forms.URLField):
    """A page that a browser opens; the field of Django takes ftp as well."""

    default_validators = [URLValidator(["http", "https"])]
    default_error_messages = {"invalid": _("Use an http or https address.")}


class EvidenceForm(forms.ModelForm):
    key = KeyField()
    reveal_at = EpisodeField(
        label=_("Spoils up to"),
        help_text=_("Hidden from everyone who has not watched this far."),
    )
    starts_at = TimestampField(
        label=_("Time"), required=False, help_text=_("Such as 41:07, if you know it.")
    )
    source_title = OneLineField(label=_("Source"), max_length=200, required=False)
    source_url = WebAddressField(
        label=_("Address of the source"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    class Meta:
        model = Evidence
        fields = [
            "title",
            "description",
            "kind",
            "episode",
            "starts_at",
            "quote_en",
            "quote_ko",
            "characters",
            "reveal_at",
            "reveal_axis",
            "source_title",
            "source_url",
        ]
        field_classes = {
            "title": OneLineField,
            "description": ManyLinesField,
            "quote_en": OneLineField,
            "quote_ko": OneLineField,
        }
        widgets = {"characters": forms.CheckboxSelectMultiple}

    def __init__(self, *args, viewer, **options):
        super().__init__(*args, **options)
        self.fields["characters"].queryset = Character.objects.visible_to(viewer)
        self.fields["characters"].to_field_name = "slug"
        self.fields["episode"].queryset = Episode.objects.all()
        self.fields["episode"].empty_label = _("none: not in an episode")

    def clean_key(self):
        return key_of(self.cleaned_data["key"], self.data)

    def clean(self):
        cleaned = super().clean()
        kind, episode = cleaned.get("kind"), cleaned.get("episode")
        if kind in SHOWN_IN_AN_EPISODE and not episode and "episode" not in self.errors:
            self.add_error("episode", _("Choose the episode that shows it."))
        elif kind and kind not in SHOWN_IN_AN_EPISODE and not cleaned.get("source_url"):
            self.add_error("source_url", _("Say where this can be read."))
        refuse_watched(self, "title", "description", "quote_en", "quote_ko")
        return cleaned

    @transaction.atomic
    def save_by(self, fan):
        evidence = self.save(commit=False)
        evidence.added_by = evidence._history_user = fan
        evidence.key = self.cleaned_data["key"]
        told_by_source = latest_mention(self.cleaned_data["source_title"])
        evidence.reveal_at = max(evidence.reveal_at, told_by_source)
        evidence.raise_reveal_point()
        evidence.tier = USUAL_TIER[evidence.kind]
        save_under_free_slug(evidence, evidence.title, otherwise="evidence")
        self.save_m2m()
        evidence.index()
        if self.cleaned_data["source_url"] or self.cleaned_data["source_title"]:
            evidence.sources.add(self.new_source())
        return evidence

    def new_source(self):
        url, title = self.cleaned_data["source_url"], self.cleaned_data["source_title"]
        source = Source(title=title or url[:200], url=url)
        save_under_free_slug(source, source.title, otherwise="source", field="key")
        return source
