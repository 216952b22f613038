"""A world in which every gated thing carries words that stand nowhere else.

A word may appear for a viewer only when `known_to` says so. That rule is written here
once more, in plain Python, so that the site is not measured by its own query.
"""

from dataclasses import dataclass, field
from itertools import product

from characters.models import Character, Fact, Group, Relationship
from episodes.models import Episode
from episodes.viewer import Horizon
from moderation.models import Decision
from theories.models import Rivalry

from .factories import (
    make_character,
    make_comment,
    make_episode,
    make_evidence,
    make_link,
    make_proposal,
    make_theory,
    make_user,
)

POINTS = [
    *product([103, 112, 203], ["screen"]),
    (112, "announcement"),
    (112, "webtoon"),
]
HORIZONS = [
    Horizon(101),
    Horizon(103),
    Horizon(112),
    Horizon(112, announcements=True),
    Horizon(203, webtoon=True),
    Horizon(208, announcements=True, webtoon=True),
]
BEACON = "beacon"
"""Stands in everything, so that searching for it asks for everything."""


@dataclass
class World:
    words: dict = field(default_factory=dict)
    """word → the reveal points that must all be covered, or None: hidden from all."""
    urls: set = field(default_factory=set)

    def word(self, *points):
        word = f"zq{len(self.words):03}xk"
        self.words[word] = None if None in points else points
        return word

    def text(self, *points):
        return f"{self.word(*points)} is the {BEACON} of it"

    def known_to(self, horizon):
        return {
            word
            for word, points in self.words.items()
            if points is not None and all(map(covered_by(horizon), points))
        }


def covered_by(horizon):
    allowed = {
        "screen": True,
        "announcement": horizon.announcements,
        "webtoon": horizon.webtoon,
    }
    return lambda point: point[0] <= horizon.watched_through and allowed[point[1]]


def make_world():
    world = World()
    for order in [*range(101, 113), 201, 202, 203, 208]:
        point = (order, "screen")
        Episode.objects.filter(pk=make_episode(order).pk).update(
            title=world.word(point), synopsis=world.text(point)
        )
    author = make_user("theorist")
    people = [add_character(world, point) for point in POINTS]
    theories = [add_theory(world, point, author, people) for point in POINTS]
    evidence = [add_evidence(world, point, author, people) for point in POINTS]
    for (theory, at), (item, shown) in product(theories, evidence):
        make_link(theory, item, argument=world.text(at, shown), author=author)
    for (one, known), (other, met) in product(people, people):
        if one != other:
            Relationship.objects.create(
                from_character=one,
                to_character=other,
                kind=world.word(known, met, (103, "screen")),
                reveal_at=103,
            )
    for number in range(2, len(theories) + 1):
        add_rivalry(world, theories[:number], theories[number - 2 : number])
    settle_some(world, theories, evidence)
    hide_some(world, author)
    world.urls |= {f"/fans/{author.username}/{page}" for page in ["", "links/"]}
    world.urls |= {f"/search/?q={BEACON}"}
    return world


def add_character(world, point):
    who = make_character(
        world.text(point),
        slug=f"{world.word(point)}-slug",
        hangul=world.word(point),
        actor=world.word(point),
        role=world.text(point),
        reveal_at=point[0],
        reveal_axis=point[1],
    )
    for later in POINTS:
        Fact.objects.create(
            character=who,
            kind="bio",
            text=world.text(point, later),
            reveal_at=later[0],
            reveal_axis=later[1],
        )
    group = Group.objects.create(
        slug=f"{world.word(point)}-group",
        name=world.word(point),
        name_ko=world.word(point),
        note=world.text(point),
        reveal_at=point[0],
        reveal_axis=point[1],
    )
    group.members.add(*Character.objects.all())
    who.aliases.create(text=world.word(point))
    world.urls.add(who.get_absolute_url())
    return who, point


def add_theory(world, point, author, people):
    theory = make_theory(
        world.text(point),
        author=author,
        body=world.text(point),
        settled_by=world.text(point),
        reveal_at=point[0],
        reveal_axis=point[1],
        characters=[who for who, _point in people],
    )
    theory.edit(by=author, reason=world.word(point), body=world.text(point))
    comment = make_comment(theory, body=world.text(point))
    make_comment(theory, body=world.text(point), parent=comment)
    later = make_comment(theory, body=world.text(point, (203, "screen")) + " s2e3")
    assert later.reveal_at == 203
    Decision.record("keep", theory, author, "fine", world.text(point))
    url = theory.get_absolute_url()
    world.urls |= {url, f"{url}history/", f"{url}?reply={comment.pk}"}
    world.urls |= {f"/comments/{each.pk}/" for each in [comment, later]}
    return theory, point


def add_rivalry(world, *groups):
    """One is known from its second side in sight on, the other from both."""
    for group in groups:
        points = sorted((point for _theory, point in group), key=str)
        known_from = points if len(group) == 2 else [(112, "screen")]
        title = world.text(*known_from)
        rivalry = Rivalry.objects.create(title=title)
        rivalry.theories.set([theory for theory, _point in group])
        world.urls.add(rivalry.get_absolute_url())


def add_evidence(world, point, author, people):
    has_episode = point[1] == "screen"
    item = make_evidence(
        world.text(point),
        slug=f"{world.word(point)}-slug",
        description=world.text(point),
        quote_en=world.text(point),
        quote_ko=world.word(point),
        place_note=world.text(point),
        episode=make_episode(point[0]) if has_episode else None,
        starts_at=60 if has_episode else None,
        reveal_at=point[0],
        reveal_axis=point[1],
        added_by=author,
        characters=[who for who, _point in people],
    )
    item.sources.create(
        key=f"source-{item.pk}", title=world.text(point), url="https://example.org/"
    )
    world.urls.add(item.get_absolute_url())
    return item, point


def settle_some(world, theories, evidence):
    """Verdicts and proposals told by an episode that their theories do not tell."""
    moderator, (scene, shown) = make_user("settler"), evidence[2]
    for theory, at in theories:
        proposal = world.text(at, shown)
        make_proposal(theory, scene, reason=proposal, author=moderator)
    known = POINTS[:3]
    settled = [make_theory(world.text(each), reveal_at=each[0]) for each in known]
    for theory, point in zip(settled, known, strict=True):
        theory.give_odds(moderator, 90)
        words = world.text(point, shown)
        theory.settle("confirmed", evidence=scene, reason=words, by=moderator)
        world.urls |= {
            theory.get_absolute_url(),
            f"{theory.get_absolute_url()}standing/",
        }


def hide_some(world, author):
    """What moderators hid is for nobody here, however far they have watched."""
    theory = make_theory(world.text(None), author=author, body=world.text(None))
    comment = make_comment(make_theory("In plain sight"), body=world.text(None))
    item = make_evidence(world.text(None), slug=f"{world.word(None)}-slug")
    for thing in [theory, comment, item]:
        thing.hide()
    world.urls |= {theory.get_absolute_url(), item.get_absolute_url()}


def neutral_gates():
    """The gate of every single thing, which anyone may ask for by its number."""
    from evidence.models import Evidence
    from theories.models import Comment, Theory

    return {
        f"/gates/{model._meta.model_name}/{pk}/"
        for model in [Theory, Evidence, Comment, Character]
        for pk in model.objects.values_list("pk", flat=True)
    }
