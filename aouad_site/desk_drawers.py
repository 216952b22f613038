"""The moderators' fragments in the cabinet."""

from types import SimpleNamespace
from uuid import UUID

from django.utils import timezone

from moderation.forms.deciding import DecisionForm
from moderation.models import Decision, Report

from .samples import (
    FAN,
    KOREAN,
    LONG,
    ME,
    UNBROKEN,
    comment,
    evidence,
    fan,
    link,
    theory,
)

RECORD = {
    "posted": 3,
    "links": 1,
    "actions": [("warn", 2)],
    "reports": 4,
    "agreed": 3,
    "in_sight": 3,
    "is_purged": False,
}


def decision(**fields):
    made = Decision(
        **{"pk": 9, "action": "hide", "reason": "spam", "words": LONG}
        | {"label": KOREAN, "moderator": FAN, "made_at": timezone.now()}
        | fields
    )
    made._state.fields_cache["undone_by"] = None
    return made


def just_now(is_undone=False):
    made = decision()
    made.can_be_undone = not is_undone
    made._state.fields_cache["undone_by"] = made if is_undone else None
    return made


AROUND = {
    "answered": LONG,
    "rivals": [theory(), theory(UNBROKEN)],
    "posts": [("comment", UNBROKEN, "#main"), ("theory", KOREAN, "#main")],
}


def desk_states():
    about = theory(UNBROKEN)
    # A plain stand-in where a template asks only for what stands in it.
    lying = SimpleNamespace(
        **{"kind": "theory", "object_id": 9, "author": FAN, "reporters": 4}
        | {"weight": 7.5, "reach": 31, "is_held": True, "is_appealed": True}
        | {"opened_at": timezone.now(), "claimed_by": FAN, "claimed_by_id": FAN.pk}
        | {"pk": 9, "closed_at": None, "target_name": "theory-9"}
    )
    beyond = SimpleNamespace(**vars(lying) | {"target_name": "theory-8"})
    form = {
        "form": DecisionForm(thing=about, initial={"reason": "spam"}),
        "thing": about,
        "name": "theory-9",
        "query": "",
        "following": lying,
    }
    report = Report(reason="spam", note=UNBROKEN, reporter=FAN, weight=2)
    again = DecisionForm(thing=about)
    again.auto_id = "again_%s"
    desk = {
        **form,
        "form": again,
        **{"case": lying, "label": UNBROKEN, "stands_at": "#main", "previous": lying},
        **{"author": FAN, "record": RECORD, "reports": [report], "viewer": ME},
        "appeals": [SimpleNamespace(words=LONG)],
        "decisions": [],
    }
    return {
        "moderation/_case.html": {
            "on the desk": desk,
            "beyond the horizon": {"case": beyond, "gate": "#main", "viewer": ME},
        },
        "moderation/_decided.html": {
            "just now": {"decision": just_now(), "query": ""},
            "undone": {"decision": just_now(is_undone=True), "query": ""},
        },
        "moderation/_wave_done.html": {
            "a wave": {"wave": {"id": UUID(int=1), "number": 2200}, "query": ""}
        },
        "moderation/_decision_form.html": {"for a theory": form},
        "moderation/_done.html": {"just now": {"done": decision(), "query": ""}},
        "moderation/_facts.html": {"everything at once": {"case": lying}},
        "moderation/_kind.html": {
            kind: {"kind": kind}
            for kind in ["theory", "evidence", "link", "comment", "fan"]
        },
        "moderation/_quicker.html": {
            "somebody": {"quicker": decision()},
            "the author": {"quicker": None},
        },
        "moderation/_record.html": {
            "a fan": {"author": fan("campfire"), "record": RECORD}
        },
        "moderation/_report_link.html": {
            "for others": {"kind": "theory", "thing": about, "author": 1, "viewer": ME}
        },
        "moderation/_thing.html": {
            kind: {"kind": kind, "thing": thing, **AROUND}
            for kind, thing in [
                ("theory", about),
                ("comment", comment()),
                ("link", link()),
                ("evidence", evidence()),
                ("rivalry", theory()),
                ("fan", FAN),
            ]
        },
    }
