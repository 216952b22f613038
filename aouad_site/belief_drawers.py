"""The drawers of standing, odds and verdicts."""

from moderation.verdicts import Consequences
from theories.models import Outcome
from theories.models.lock import Lock

from .samples import (
    LONG,
    ME,
    UNBROKEN,
    believed,
    evidence,
    link,
    odds_section,
    proposal,
    settlement_form,
    theory,
    verdict,
)


def belief_states():
    shown = believed(my_odds=65)
    return odds_states(shown) | verdict_states() | box_states()


def odds_states(shown):
    first = odds_section(believed())
    late = odds_section(believed(my_odds=0), has_premiered=True)
    unseen = believed()
    unseen.odds_in_sight = False
    return {
        "theories/_odds_line.html": {
            "enough fans": {"theory": shown},
            "too few": {"theory": believed(fans=4)},
            "not looked at yet": {"theory": unseen},
        },
        "theories/_odds_gauge.html": {"given": {"theory": shown, "viewer": ME}},
        "theories/_odds_form.html": {"before the premiere": first, "after it": late},
        "theories/_histogram.html": {"divided": odds_section(shown)},
        "theories/_odds_history.html": {"a month": odds_section(shown)},
        "theories/_odds_section.html": {"given": odds_section(shown)},
    }


def verdict_states():
    call = {"percent": 70, "brier": 0.09}
    return {
        "theories/_outcome.html": {
            outcome.value: {"outcome": outcome.value, "label": outcome.label}
            for outcome in Outcome
        },
        "theories/_verdict.html": {
            "called": {"verdict": verdict(), "viewer": ME, "my_call": call},
            "partly": {"verdict": verdict("partly", share=40), "viewer": ME},
            "unbroken": {"verdict": verdict("hinted", reason=UNBROKEN), "viewer": ME},
        },
        "theories/_proposal.html": {
            "another's": {"proposal": proposal(author=None), "viewer": ME},
            "for a moderator": {
                "proposal": proposal(),
                "viewer": ME,
                "can_settle": True,
            },
        },
        "theories/_settling.html": {
            "one proposal": {
                "theory": theory(),
                "viewer": ME,
                "proposals": [proposal(reason=UNBROKEN)],
                "can_propose": True,
                "can_settle": True,
            }
        },
        "theories/_settlement_fields.html": {
            "refused": {
                "form": settlement_form({"outcome": "confirmed", "reason": LONG}),
                "results": [evidence(), evidence(UNBROKEN)],
            }
        },
        "moderation/_consequences.html": {
            "confirmed, with rivals": {
                "preview": Consequences(
                    verdict=verdict(),
                    lock=Lock(season=2, premieres_at=None, tells_from=201),
                    scored=12,
                    unranked=1,
                    rivals=[theory(), theory(UNBROKEN)],
                    confirmed=[theory()],
                )
            }
        },
    }


def box_states():
    judged, refused = link(), link(title=UNBROKEN)
    judged.my_strength, judged.strength_total, judged.strength_votes = 5, 12, 4
    checked = evidence(accuracy_yes=12, accuracy_no=3)
    checked.my_check = 1
    return {
        "theories/_strength.html": {"four votes": {"link": judged}},
        "theories/_strength_box.html": {
            "judged": {"link": judged},
            "refused": {"link": refused, "problem": UNBROKEN},
        },
        "evidence/_accuracy_box.html": {
            "checked": {"evidence": checked, "can_check": True},
            "one's own": {"evidence": evidence()},
        },
    }
