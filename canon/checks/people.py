from characters.models import Fact

from .story import repeated


def check_character(character, story):
    yield from story.check_point(character)
    for number, alias in repeated(character.aliases):
        yield f"aliases[{number}]", f'"{alias}" stands twice'
    for number, fact in enumerate(character.facts):
        yield from check_fact(f"facts[{number}]", fact, character, story)
    told = [(each.kind, each.to) for each in character.relationships]
    for number, (kind, to) in repeated(told):
        yield f"relationships[{number}]", f'"{kind} {to}" stands twice'
    for number, relationship in enumerate(character.relationships):
        place = f"relationships[{number}]"
        yield from check_relationship(place, relationship, character, story)


def check_fact(place, fact, character, story):
    yield from story.check_point(fact, f"{place}.")
    yield from check_part(place, fact, character)
    if (fact.kind == Fact.Kind.STATUS) != bool(fact.status):
        yield f"{place}.status", "goes with kind status, and only there"
    if fact.kind != Fact.Kind.STATUS and not fact.text:
        yield f"{place}.text", "is empty"


def check_relationship(place, relationship, character, story):
    yield from story.check_point(relationship, f"{place}.")
    yield from check_part(place, relationship, character)
    if relationship.to == character.slug:
        yield f"{place}.to", "nobody is related to themselves"
    else:
        yield from story.check_character(f"{place}.to", relationship.to, relationship)


def check_part(place, part, character):
    if not part.covers(character):
        yield (
            f"{place}.reveal_at",
            f"{part.point} is before the character's own point, {character.point}",
        )


def check_group(group, story):
    yield from story.check_point(group)
    yield from story.check_characters("members", group.members, group)


def check_term(term, story):
    yield from story.check_point(term)
    for number, alias in repeated(term.aliases):
        yield f"aliases[{number}]", f'"{alias}" stands twice'
