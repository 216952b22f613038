"""Sample pieces for the cabinet: made in memory, never stored, long ones included."""

from itertools import count
from types import SimpleNamespace

from accounts.models import User
from characters.models import Character, Fact
from episodes.models import Episode
from episodes.viewer import Viewer
from evidence.models import Evidence, Source
from texts.markdown import render
from theories.forms.discussing import CommentForm
from theories.models import Comment, Link, Stance, Theory
from theories.picker import Row

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
    for stance in Stance.values:
        setattr(made, f"seen_{stance}", getattr(made, stance))
    return made


def theory_beyond():
    """One whose evidence nobody may see who has not watched as far."""
    made = theory(supports=2)
    made.seen_supports = 0
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


def comment(body=BODY, depth=1, replies=(), can_be_edited=False, **fields):
    fields = {"author": FAN} | fields
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


def picker():
    rows = [Row("one", evidence=evidence()), Row("two", evidence=evidence(UNBROKEN))]
    rows[1].error = LONG
    results = [evidence(), evidence(UNBROKEN)]
    return SimpleNamespace(rows=rows, results=results, q="fire", stances=Stance.choices)
