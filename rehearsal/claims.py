"""Theories, and what hangs on each: characters, links, comments."""

from datetime import timedelta

from characters.models import Character
from episodes.publication import State
from theories.models import Comment, Link, Stance, Theory

from .rows import FIRST_DAY, STRIDE, make, missing, named

MOST_LINKS = 5
MOST_CHARACTERS = 3
THE_TALKED_ABOUT = {1: 1_000, 2: 10}
"""How many comments these theories have, against two each for all others."""
POINTS = [(112, "screen")] * 8 + [(112, "announcement"), (203, "screen")]
HIDDEN_EACH = 50


def theories(number, writer, authors, progress):
    make(
        (
            theory(each, writer, author_of(each, authors))
            for each in missing(Theory, number)
        ),
        progress,
    )


def author_of(number, fans):
    """Just before those who vote on it, in the circle of fans."""
    return fans[1 + (number * STRIDE - 1) % (len(fans) - 1)]


def theory(number, writer, author):
    reveal_at, axis = POINTS[number % len(POINTS)]
    made = Theory(
        slug=named(number),
        title=writer.title("theory", number),
        body=writer.write("theory", number, 80),
        settled_by=writer.write("settled", number, 8),
        arc=Theory.Arc.values[number % len(Theory.Arc.values)],
        author_id=author,
        reveal_at=reveal_at,
        reveal_axis=axis,
        state=State.HIDDEN if number % HIDDEN_EACH == 0 else State.PUBLISHED,
        created_at=FIRST_DAY + timedelta(minutes=number),
    )
    made.render()
    return made


def characters(theory_keys, progress):
    people = list(Character.objects.order_by("pk").values_list("pk", flat=True))
    tie = Theory.characters.through
    make(
        (
            tie(
                theory_id=pk,
                character_id=people[(number * 13 + place * 5) % len(people)],
            )
            for number, pk in enumerate(theory_keys)
            if pk
            for place in range(number % (MOST_CHARACTERS + 1))
        ),
        progress,
        ignore_conflicts=True,
    )


def links(theory_keys, evidence_keys, fans, progress):
    count = len(evidence_keys) - 1
    make(
        (
            Link(
                theory_id=pk,
                evidence_id=evidence_keys[1 + (number * 31 + place * 17) % count],
                stance=Stance.values[(number + place) % len(Stance.values)],
                argument="It fits what was shown.",
                author_id=fans[1 + (number + place) % (len(fans) - 1)],
            )
            for number, pk in enumerate(theory_keys)
            if pk
            for place in range(number % MOST_LINKS)
        ),
        progress,
        ignore_conflicts=True,
    )


def comments(theory_keys, writer, fans, progress):
    there = set(Comment.objects.order_by().values_list("theory", flat=True).distinct())
    make(
        (
            Comment(
                theory_id=pk,
                author_id=fans[1 + (number * 7 + place) % (len(fans) - 1)],
                body=(said := writer.write("comment", number * 31 + place % 31, 20)),
                body_html=f"<p>{said}</p>",
            )
            for number, pk in enumerate(theory_keys)
            if pk and pk not in there
            for place in range(THE_TALKED_ABOUT.get(number, 2))
        ),
        progress,
    )
