from django import forms
from django.utils.translation import gettext_lazy as _

from characters.choosing import CharacterField
from characters.spellings import asked
from episodes.models import Episode
from texts.fields import OneLineField
from web.filtering import FilterForm

from .models import AccuracyVote, Evidence


class AccuracyForm(forms.Form):
    value = forms.TypedChoiceField(choices=AccuracyVote.Choice.choices, coerce=int)


def any_of(choices, label):
    return [("", label), *choices]


class EvidenceFilter(FilterForm):
    q = OneLineField(label=_("Words"), max_length=80, required=False)
    episode = forms.ChoiceField(label=_("Episode"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=any_of(Evidence.Kind.choices, _("every kind")),
        required=False,
    )
    tier = forms.ChoiceField(
        label=_("Tier"),
        choices=any_of(Evidence.Tier.choices, _("every tier")),
        required=False,
    )
    character = CharacterField()

    def __init__(self, data, *, viewer):
        super().__init__(data)
        self.viewer = viewer
        self.fields["character"].offer(viewer)
        episodes = [(each.code, each.label) for each in Episode.objects.all()]
        self.fields["episode"].choices = any_of(episodes, _("every episode"))

    def narrow(self, evidence):
        chosen = self.cleaned_data
        if chosen["episode"]:
            season, number = chosen["episode"].removeprefix("s").split("e")
            episode = Episode.objects.get(season=season, number=number)
            evidence = evidence.filter(episode=episode.pk)
        for field in ("kind", "tier"):
            if chosen[field]:
                evidence = evidence.in_part(**{field: chosen[field]})
        if chosen["character"]:
            evidence = evidence.showing(chosen["character"])
        if chosen["q"]:
            query = asked(chosen["q"], self.viewer)
            evidence = evidence.matching(query, self.viewer)
        return evidence
