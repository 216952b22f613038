"""Which leaderboard: a season, an arc, or everything."""

from django import forms
from django.utils.translation import gettext_lazy as _

from episodes.models import Season

from ..models import Theory
from ..models.lock import FIRST_SEASON_FORETOLD


class LeaderboardFilter(forms.Form):
    season = forms.ModelChoiceField(
        Season.objects.filter(number__gte=FIRST_SEASON_FORETOLD),
        label=_("Season"),
        required=False,
        empty_label=_("every season"),
    )
    arc = forms.ChoiceField(
        label=_("Arc"),
        choices=[("", _("every arc")), *Theory.Arc.choices],
        required=False,
    )

    @property
    def chosen(self):
        """What leaderboard() takes."""
        season = self.cleaned_data["season"]
        return {"season": season and season.pk, "arc": self.cleaned_data["arc"]}
