from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from episodes.forms import EpisodeField
from episodes.viewer import Horizon


class HorizonForm(forms.Form):
    watched_through = EpisodeField(label=_("I have watched through"))
    announcements = forms.BooleanField(
        label=_("Show what was announced about season 2"), required=False
    )
    webtoon = forms.BooleanField(label=_("Show what the webtoon tells"), required=False)

    @property
    def horizon(self):
        return Horizon(**self.cleaned_data)


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, required=False
    )
