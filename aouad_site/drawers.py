"""What is in the cabinet: {template: {state: context}} for every fragment."""

from types import SimpleNamespace

from django.utils import timezone

from accounts.forms import HorizonForm
from characters.models import Fact
from episodes.viewer import Viewer
from evidence.models import Evidence
from theories.models import Stance, Theory

from .belief_drawers import belief_states
from .desk_drawers import desk_states
from .record_drawers import record_states
from .samples import (
    FAN,
    KOREAN,
    LONG,
    ME,
    UNBROKEN,
    character,
    column,
    comment,
    comment_form,
    edit_form,
    evidence,
    follow,
    followed,
    link,
    picker,
    source,
    status,
    theory,
    theory_beyond,
    theory_with_both_sides,
    thread,
)


def states():
    return {
        **desk_states(),
        **small_states(),
        **evidence_states(),
        **theory_states(),
        **belief_states(),
        **record_states(),
        **talk_states(),
    }


def small_states():
    levels = ["info", "success", "warning", "error"]
    chip = SimpleNamespace(value="Nam-ra", label="Words", field=None)
    return {
        "_notice.html": {
            level: {"level": level, "text": text}
            for level, text in zip(levels, [KOREAN, LONG, UNBROKEN, LONG], strict=True)
        },
        "_meanwhile.html": {
            "two texts": {"meanwhile": [("Your theory", LONG), ("Why", UNBROKEN)]},
        },
        "_empty.html": {
            "with a next step": {"text": LONG, "url": "#main", "action": "Begin"},
            "without one": {"text": KOREAN},
        },
        "_error_summary.html": {
            "one fault": {"form": comment_form({"body": ""})},
        },
        "_filter_chip.html": {"a word": {"field": chip, "without": "?"}},
        "_more.html": {
            "more to come": {"page": SimpleNamespace(after="x", following=2)}
        },
        "_person.html": {"a fan": {"person": FAN}, "a former fan": {"person": None}},
        "_when.html": {"now": {"moment": timezone.now()}},
        "_outside_link.html": {"a link": {"url": "https://example.org/", "text": LONG}},
        "_source.html": {
            "with an address": {"source": source(url="https://example.org/")},
            "without one": {"source": source(published="6 June 2026")},
        },
        "_stubs.html": {
            "two": {"stubs": [{"label": "S1E12", "address": "#main"}] * 2},
            "many": {"stubs": [{"label": "S1E12", "address": "#main"}] * 2 + [{}]},
            "none": {"stubs": []},
        },
        "accounts/_horizon_form.html": {"a form": {"form": HorizonForm(), "next": "/"}},
        "accounts/_language_form.html": {"a form": {"next": "/"}},
        "_language_switch.html": {"a link": {}},
        "characters/_character_card.html": {
            "as usual": {"character": character(actor="Cho Yi-hyun")},
            "long": {"character": character(UNBROKEN[:80], UNBROKEN[:40])},
        },
        "characters/_name.html": {
            "both scripts": {"character": character()},
            "one": {"character": character(hangul="")},
        },
        "characters/_portrait.html": {"a pupil": {"character": character()}},
        "characters/_status.html": {
            **{each.value: {"status": status(each)} for each in Fact.Status},
            "unconfirmed": {"status": status("dead", confirmed=False)},
        },
    }


def evidence_states():
    return {
        "evidence/_evidence_card.html": {
            "a scene": {"evidence": evidence()},
            "an article": {"evidence": evidence(kind="article", episode=None)},
            "unbroken": {"evidence": evidence(UNBROKEN, description=UNBROKEN)},
        },
        "evidence/_tier_seal.html": {
            tier.value: {"evidence": evidence(tier=tier)} for tier in Evidence.Tier
        },
        "evidence/_where.html": {"a minute": {"evidence": evidence()}},
        "evidence/_bearing.html": {
            stance.value: {
                "evidence": evidence(),
                "column": column(
                    stance, [link(stance), link(stance, UNBROKEN, author=None)]
                ),
            }
            for stance in Stance
        },
        "evidence/_bearing_links.html": {
            "more to come": {
                "evidence": evidence(),
                "column": column(Stance.SUPPORTS, [link()], after="x"),
            }
        },
    }


def theory_states():
    hunch, tied = theory(), theory(supports=3, contradicts=1, complicates=2)
    around = {"theory": tied}
    votes = {
        "not voted": theory(),
        "voted up": theory(my_vote=1, score=1),
        "voted down": theory(my_vote=-1, score=-1),
        "very popular": theory(score=123456),
        "locked": theory(locked=True),
    }
    return {
        "theories/_theory_card.html": {
            **{
                arc.label: {"theory": theory(arc=arc, summary=LONG), "viewer": ME}
                for arc in Theory.Arc
            },
            "Korean, tied": {"theory": theory_with_both_sides(), "viewer": ME},
            "unbroken": {"theory": theory(UNBROKEN, summary=UNBROKEN), "viewer": ME},
            "unbroken, tied": {
                "theory": theory_with_both_sides(UNBROKEN),
                "viewer": ME,
            },
            "hidden": {"theory": theory(state="hidden"), "viewer": ME},
            "for a visitor": {"theory": theory(author=None), "viewer": Viewer()},
        },
        "theories/_strongest.html": {
            "both sides": {"theory": theory_with_both_sides()},
            "unbroken": {"theory": theory_with_both_sides(UNBROKEN)},
            "neither side": {"theory": hunch},
        },
        "theories/_vote_box.html": {
            **{name: {"theory": each, "viewer": ME} for name, each in votes.items()},
            "a problem": {"theory": theory(), "viewer": ME, "problem": LONG},
        },
        "theories/_follow_box.html": {
            "followed": {"theory": followed(), "viewer": ME},
            "for a visitor": {"theory": hunch, "viewer": Viewer()},
        },
        "theories/_followed.html": {
            "all sorts of news": {"follow": follow(), "viewer": ME},
            "nothing new": {"follow": follow(has_news=0), "viewer": ME},
        },
        "theories/_score.html": {"below zero": {"theory": theory(score=-3)}},
        "theories/_balance.html": {
            "a hunch": {"theory": hunch},
            "both sides": {"theory": tied},
            "one side": {"theory": theory(contradicts=40)},
            "beyond the horizon": {"theory": theory_beyond()},
            "only complicated": {"theory": theory(complicates=1)},
        },
        "theories/_gauges.html": {"a reader": {"theory": tied, "viewer": ME}},
        "theories/_arc_name.html": {
            arc.value: {"arc": arc.value, "label": arc.label} for arc in Theory.Arc
        },
        "theories/_claim.html": {"everything": {"theory": theory(settled_by=LONG)}},
        "theories/_state_notice.html": {
            state: {"theory": theory(state=state)} for state in ["pending", "hidden"]
        },
        "theories/_link_card.html": {
            **{stance.value: around | {"link": link(stance)} for stance in Stance},
            "unbroken": around
            | {"link": link("supports", UNBROKEN, argument=UNBROKEN)},
        },
        "fans/_linked.html": {
            "a link": {"link": link()},
            "unbroken": {"link": link("contradicts", UNBROKEN)},
        },
        "theories/_case_column.html": {
            "two": around | {"column": column(Stance.SUPPORTS, [link(), link()])}
        },
        "theories/_case_links.html": {
            "more to come": around
            | {"column": column(Stance.SUPPORTS, [link()], after="y")}
        },
        "theories/_picker_rows.html": {
            "chosen, with a fault": {"picker": picker()},
        },
        "theories/_picker_results.html": {
            "found": {"picker": picker()},
            "nothing found": {"picker": SimpleNamespace(q="x", results=[], asked=True)},
        },
    }


def talk_states():
    around = {"theory": theory(), "can_discuss": True, "viewer": ME}
    own = comment(can_be_edited=True, edited_at=timezone.now())
    withdrawn = comment(deleted_at=timezone.now(), replies=[comment(KOREAN, 2)])
    talk = {
        "by a fan": comment(),
        "one's own, edited": own,
        "by a former fan": comment(UNBROKEN, author=None),
        "withdrawn, answered": withdrawn,
        "hidden": comment(state="hidden"),
        "seven deep": thread(),
    }
    form = around | {"comment_form": comment_form()}
    return {
        "theories/_thread.html": {
            name: around | {"comment": each} for name, each in talk.items()
        },
        "theories/_comment.html": {"alone": around | {"comment": comment(KOREAN)}},
        "theories/_comment_edit.html": {
            "one's own": edit_form(),
            "refused": edit_form({"body": ""}),
        },
        "theories/_comment_form.html": {
            "new": form,
            "a reply": around | {"comment_form": comment_form(), "reply_to": comment()},
            "refused": around | {"comment_form": comment_form({"body": ""})},
        },
    }
