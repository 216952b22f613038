"""Odds: a number, a slider or a step from where one stood, and what moved one."""

from django import forms
from django.utils.translation import gettext_lazy as _

STEPS = (-10, -5, 5, 10)
EVEN = 50


def signed(step):
    """With a sign as wide as its plus."""
    return f"{step:+}".replace("-", "−")


def percentage(**options):
    return forms.IntegerField(min_value=0, max_value=100, required=False, **options)


class OddsForm(forms.Form):
    """A number that was typed wins over the slider; whichever was moved counts.

    Without a script the two cannot follow each other, so the form says in `was` where
    both stood when it was shown.
    """

    percent = percentage(label=_("Your odds, in percent"))
    slider = percentage(
        widget=forms.NumberInput(
            attrs={
                "type": "range",
                "step": 1,
                "aria-label": _("Your odds, from impossible to certain"),
            }
        )
    )
    was = percentage(widget=forms.HiddenInput)
    step = forms.TypedChoiceField(
        choices=[(step, signed(step)) for step in STEPS], coerce=int, required=False
    )
    moved_by = forms.TypedChoiceField(
        label=_("What moved you?"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, data=None, *, theory, **options):
        """`theory` comes with the links that the viewer may see."""
        self.mine = theory.my_odds
        stands = EVEN if self.mine is None else self.mine
        initial = {"percent": self.mine, "slider": stands, "was": stands}
        super().__init__(data, initial=initial, **options)
        self.seen = {link.pk: link for link in theory.seen_links}
        nothing = ("", _("nothing in particular"))
        links = [(pk, said_of(link)) for pk, link in self.seen.items()]
        self.fields["moved_by"].choices = [nothing, *links]

    def clean(self):
        if self.errors:
            return
        chosen = self.chosen()
        if chosen is None:
            self.add_error("percent", _("Give a number from 0 to 100."))
        self.cleaned_data["percent"] = chosen
        self.cleaned_data["moved_by"] = self.seen.get(self.cleaned_data["moved_by"])

    def chosen(self):
        given = self.cleaned_data
        typed, slid, was = given["percent"], given["slider"], given["was"]
        has_slid = slid is not None and slid != was
        chosen = slid if has_slid and typed in (None, was) else typed
        if not given["step"]:
            return chosen
        start = EVEN if chosen is None else chosen
        return min(max(start + given["step"], 0), 100)


def said_of(link):
    """A link as one line to choose."""
    return f"{link.get_stance_display()}: {link.evidence.title}"
