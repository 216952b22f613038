"""A decision as a form: the action is the button that was pressed."""

from urllib.parse import unquote, urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from episodes.forms import EpisodeField
from episodes.reveal import RevealAxis
from evidence.kinds import Tier
from texts.fields import OneLineField
from theories.models import Stance, Theory

from .. import targets
from ..acts import acts_on
from ..acts.people import POSTS_HELD
from ..reasons import FITS, ONLY_DECIDED, Reason
from ..words import Action

ON_AUTHOR = [Action.WARN, Action.HOLD, Action.SUSPEND, Action.PURGE]
ON_VOTES = [Action.DISCOUNT, Action.RECOUNT]
"""Decided where the votes are looked at."""

NEEDS_NO_REASON = {
    Action.KEEP: Reason.FINE,
    Action.RESTORE: Reason.REVISED,
    Action.UNLOCK: Reason.REVISED,
    Action.LIFT: Reason.REVISED,
}
"""The reason that these actions are for, whatever stands in the form."""

CLASSES = {
    "theory": (_("Arc"), Theory.Arc.choices),
    "evidence": (_("Tier"), Tier.choices),
    "link": (_("Stance"), Stance.choices),
}
NEEDED = {
    Action.REVEAL: ["reveal_at", "reveal_axis"],
    Action.RECLASSIFY: ["belongs"],
    Action.SUSPEND: ["days"],
    Action.HOLD: ["posts"],
    Action.MERGE: ["into"],
    Action.CONVERT: ["into"],
}
"""The fields that go with an action."""


class DecisionForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[(each.value, each.label) for each in [*FITS, *ONLY_DECIDED]],
    )
    note = OneLineField(
        label=_("In words, for everyone to read"), required=False, max_length=500
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    reveal_at = EpisodeField(label=_("Spoils up to"), required=False)
    reveal_axis = forms.ChoiceField(
        label=_("Where"), choices=RevealAxis.choices, required=False
    )
    belongs = forms.ChoiceField(required=False)
    days = forms.IntegerField(
        label=_("Days"), min_value=1, max_value=3650, initial=7, required=False
    )
    posts = forms.IntegerField(
        label=_("Posts"), min_value=1, max_value=100, initial=POSTS_HELD, required=False
    )

    into = OneLineField(
        label=_("Address of the other theory"), required=False, max_length=500
    )

    def __init__(self, data=None, *, thing, viewer=None, initial=None):
        super().__init__(data, initial=initial, auto_id="decision_%s")
        self.thing, self.kind = thing, targets.kind_of(thing)
        self.viewer = viewer
        if self.kind in CLASSES:
            label, choices = CLASSES[self.kind]
            self.fields["belongs"].label = label
            self.fields["belongs"].choices = choices
        else:
            del self.fields["belongs"]

    @property
    def actions(self):
        """What can be done here, to the thing or to its author."""
        own = acts_on(self.kind)
        has_author = self.kind != "fan" and targets.author_of(self.thing) is not None
        own = [each for each in own if each not in ON_VOTES]
        return [*own, *(ON_AUTHOR if has_author else [])]

    def clean(self):
        cleaned = super().clean()
        action = self.data.get("action", "")
        if action not in self.actions:
            raise forms.ValidationError(_("Choose what to do."))
        cleaned["action"] = Action(action)
        for name in NEEDED.get(cleaned["action"], []):
            if cleaned.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, _("This goes with the action."))
        if fixed := NEEDS_NO_REASON.get(cleaned["action"]):
            self.errors.pop("reason", None)
            cleaned["reason"] = fixed
        elif cleaned.get("reason") == Reason.FINE:
            self.add_error("reason", _("Say what is wrong with it."))
        return cleaned

    def clean_into(self):
        """The key of the theory at that address, which the moderator can see."""
        address = self.cleaned_data["into"]
        if not address or self.kind != "theory":
            return None
        slug = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
        seen = Theory.objects.visible_to(self.viewer).published()
        other = seen.filter(slug=slug).exclude(pk=self.thing.pk).first()
        if other is None:
            raise forms.ValidationError(_("Give the address of the other one."))
        return other.pk

    def target(self):
        """(what the action is about, the thing it answers for)"""
        if self.kind != "fan" and self.cleaned_data["action"] in ON_AUTHOR:
            return targets.author_of(self.thing), self.thing
        return self.thing, None

    def asked(self):
        needed = NEEDED.get(self.cleaned_data["action"], [])
        return {name: self.cleaned_data[name] for name in needed}
