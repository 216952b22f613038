"""What is asked of the database about characters again and again."""

from django.db import models

from episodes.questions import Question

from .models import Character, Fact

MOST_CARDS = 10

cards = Question(
    lambda viewer, keys: (
        Character.objects.visible_to(viewer)
        .filter(pk__in=keys)
        .fetch_mode(models.FETCH_RAISE)
    ),
    most=MOST_CARDS,
)
facts = Question(
    lambda viewer, characters: (
        Fact.objects.visible_to(viewer)
        .filter(character__in=characters)
        .order_by("reveal_at", "pk")
    ),
    most=MOST_CARDS,
)


def character_cards(viewer, keys):
    """Characters by key, with the facts that the viewer may know."""
    characters = {each.pk: each for each in cards.ask(viewer, keys=keys)}
    for character in characters.values():
        character.facts_known = []
    for fact in facts.ask(viewer, characters=[*characters]):
        characters[fact.character_id].facts_known.append(fact)
    return characters
