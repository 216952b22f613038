"""Sample pieces for the cabinet: made in memory, never stored, long ones included."""

from datetime import timedelta
from itertools import count
from types import SimpleNamespace

from django.utils import timezone

from accounts.models import User
from characters.models import Character, Fact
from episodes.models import Episode
from episodes.viewer import Viewer
from evidence.models import Evidence, Source
from texts.markdown import render
from theories.forms.believing import OddsForm
from theories.forms.discussing import CommentEditForm, CommentForm
from theories.forms.settling import SettlementForm
from theories.models import Comment, Link, OddsDay, Proposal, Stance, Theory, Verdict
from theories.models.lock import Lock
from theories.odds_charts import histogram, history
from theories.picker import Row
from theories.quantiles import Summary
from web.columns import Column
from web.paging import Page

UNBROKEN = "여기에는빈칸이하나도없다" * 11
KOREAN = "남라가 돌아온다, 이번에는 혼자가 아니다"
LONG = (
    "The state keeps the wife and the son because they never turned, and sells it on."
)
BODY = "**굵게**는 굵다. ||비밀||은 가려져 있다.\n\n> Quoted.\n\n- one\n- two, `code`"

# Far above: nothing in the database has these keys, so nothing is found by accident.
keys = count(900_000_001)


def fan(name="bonfire", **fields):
    return User(pk=next(keys), username=name, **fields)


FAN = fan()
ME = Viewer(fan("reader"))


def theory(title="The bonfire is a signal to the halfbies", my_vote=0, **fields):
    made = Theory(
        pk=next(keys),
        **{"slug": "sample", "arc": "government", "author": FAN, "title": title}
        | {"reveal_at": 112, "body": BODY, "body_html": render(BODY)}
        | fields,
    )
    made.my_vote, made.seen_comments = my_vote, made.comment_count
    made.seen_links = [
        link(stance)
        for stance in Stance.values
        for _each in range(getattr(made, stance))
    ]
    made.my_odds, made.seen_odds, made.odds_in_sight = None, None, True
    made.seen_outcome = None
    return made


def theory_with_both_sides(title=None):
    made = theory(title or KOREAN, supports=3, contradicts=1)
    made.seen_links = [link("supports", title), link("contradicts", title)]
    return made


def followed():
    made = theory()
    made.is_followed = True
    return made


def follow(**fields):
    news = {"new_comments": 2, "new_links": 1, "is_edited": True, "has_verdict": True}
    fields = news | {"theory": theory(KOREAN), "has_news": 1} | fields
    return SimpleNamespace(**fields)


def theory_beyond():
    """One whose evidence nobody may see who has not watched as far."""
    made = theory(supports=2)
    made.seen_links = []
    return made


def evidence(title="A fire burns on the roof", **fields):
    episode = Episode(pk=next(keys), season_id=1, number=12)
    return Evidence(
        pk=next(keys),
        **{"slug": "sample", "kind": "scene", "tier": "on-screen", "title": title}
        | {"description": LONG, "episode": episode, "starts_at": 2467}
        | fields,
    )


def link(stance="supports", title=None, **fields):
    piece = evidence(title or "A fire burns on the roof")
    about = theory(title or KOREAN)
    fields = {"argument": LONG, "author": FAN} | fields
    return Link(pk=next(keys), theory=about, evidence=piece, stance=stance, **fields)


def believed(my_odds=None, fans=14):
    """A theory on which fans gave odds."""
    made = theory(supports=2, contradicts=1)
    made.seen_odds = {"median": 62.5, "lower": 40.0, "upper": 71.0, "fans": fans}
    made.my_odds = my_odds
    return made


def verdict(outcome="confirmed", **fields):
    fields = {"reason": LONG, "moderator": FAN, "decided_by": evidence()} | fields
    made = Verdict(pk=next(keys), theory=theory(), outcome=outcome, **fields)
    made.shows_evidence = True
    return made


def proposal(outcome="debunked", **fields):
    fields = {"reason": LONG, "author": FAN, "decided_by": evidence()} | fields
    made = Proposal(pk=next(keys), theory=theory(), outcome=outcome, **fields)
    made.shows_evidence, made.support, made.my_second = True, 3, False
    return made


def settlement_form(data=None):
    form = SettlementForm(
        data, theory=theory(), viewer=ME, model=Proposal, auto_id=f"id_{next(keys)}_%s"
    )
    form.is_valid()
    return form


def odds_section(made, **changed):
    """What the section of the odds is rendered from."""
    today = timezone.now().date()
    days = [
        OddsDay(day=today - timedelta(days=30 - n), **vars(Summary(40 + n, 30, 80, n)))
        for n in range(5, 30, 5)
    ]
    form = OddsForm(theory=made, auto_id=f"id_{next(keys)}_%s")
    return {
        "theory": made,
        "viewer": ME,
        "takes_odds": True,
        "odds_form": form,
        "lock": Lock(season=2, premieres_at=None, tells_from=201),
        "histogram": histogram({12: 1, 35: 4, 62: 9, 98: 2}, made.my_odds),
        "history": history(days, [link()], today),
        **changed,
    }


def column(stance, links, after=None):
    return Column(stance.value, stance.label, len(links), Page(links, after))


def comment(body=BODY, depth=1, replies=(), can_be_edited=False, **fields):
    fields = {"author": FAN, "theory": theory()} | fields
    made = Comment(pk=next(keys), body=body, body_html=render(body), **fields)
    made.depth, made.replies, made.can_be_edited = depth, list(replies), can_be_edited
    return made


def thread(depth=1):
    """Seven comments, each below the other."""
    return comment(LONG, depth, [thread(depth + 1)] if depth < 7 else [])


def character(name="Choi Nam-ra", hangul="최남라", **fields):
    made = Character(pk=next(keys), slug="sample", name=name, hangul=hangul, **fields)
    made.facts_known = []
    return made


def status(value, confirmed=True):
    return Fact(kind="status", status=value, confirmed=confirmed, reveal_at=112)


def source(**fields):
    fields = {"title": "A talk about season 2", "outlet": "Herald"} | fields
    return Source(pk=next(keys), key="sample", **fields)


def comment_form(data=None):
    form = CommentForm(data, theory=theory(), viewer=ME, auto_id=f"id_{next(keys)}_%s")
    form.is_valid()
    return form


def edit_form(data=None):
    own = comment()
    form = CommentEditForm(data, instance=own)
    form.is_valid()
    return {"comment": own, "form": form}


def picker():
    rows = [Row("one", evidence=evidence()), Row("two", evidence=evidence(UNBROKEN))]
    rows[1].error = LONG
    results = [evidence(), evidence(UNBROKEN)]
    return SimpleNamespace(rows=rows, results=results, q="fire", stances=Stance.choices)
