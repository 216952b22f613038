"""Choosing an episode, wherever a form asks for one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Episode
from .reveal import SEASON_ONE_FINALE


def episode_choices():
    return [(episode.order, episode.label) for episode in Episode.objects.all()]


class EpisodeField(forms.TypedChoiceField):
    """An episode as its order number: 112 is S1E12."""

    def __init__(self, **options):
        options.setdefault("initial", SEASON_ONE_FINALE)
        options.setdefault("label", _("Episode"))
        super().__init__(choices=episode_choices, coerce=int, **options)
