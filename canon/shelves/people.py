from characters.models import Alias, Character, Fact, Group, Relationship, Term

from .shelf import Shelf

POINT = ("reveal_at", "reveal_axis")


def told(rows, names):
    """Child rows as lists of values, in the order in which they are revealed."""
    values = [[getattr(row, name) for name in names] for row in rows]
    return sorted(values, key=lambda row: row[names.index("reveal_at")])


class CharacterShelf(Shelf):
    section = "characters"
    kind = "character"
    model = Character
    fields = (
        "name",
        "hangul",
        "actor",
        "actor_hangul",
        "role",
        "affiliation",
        "position",
        *POINT,
    )
    facts = ("kind", "status", "text", "confirmed", *POINT)

    def rows(self, pks):
        return Character.objects.prefetch_related("aliases", "facts").in_bulk(list(pks))

    def state(self, row):
        return super().state(row) | {
            "aliases": [alias.text for alias in row.aliases.all()],
            "facts": told(row.facts.all(), self.facts),
        }

    def wanted(self, entry, row=None):
        return super().wanted(entry) | {
            "aliases": list(entry.aliases),
            "facts": told(entry.facts, self.facts),
        }

    def store_rest(self, row, wanted):
        row.aliases.all().delete()
        row.facts.all().delete()
        Alias.objects.bulk_create(
            Alias(character=row, text=text) for text in wanted["aliases"]
        )
        Fact.objects.bulk_create(
            Fact(character=row, **dict(zip(self.facts, fact, strict=True)))
            for fact in wanted["facts"]
        )
        row.index()


class TermShelf(Shelf):
    section = "terms"
    kind = "term"
    model = Term
    fields = ("name", *POINT)

    def rows(self, pks):
        return Term.objects.prefetch_related("aliases").in_bulk(list(pks))

    def state(self, row):
        return super().state(row) | {
            "aliases": [alias.text for alias in row.aliases.all()]
        }

    def wanted(self, entry, row=None):
        return super().wanted(entry) | {"aliases": list(entry.aliases)}

    def store_rest(self, row, wanted):
        row.aliases.all().delete()
        Alias.objects.bulk_create(
            Alias(term=row, text=text) for text in wanted["aliases"]
        )


class RelationshipShelf(Shelf):
    """Told after all characters are there, and kept apart from their own fields."""

    section = "characters"
    kind = "relationships"
    model = Character
    names = ("to_character_id", "kind", "note", *POINT)

    def rows(self, pks):
        return Character.objects.prefetch_related("relationships").in_bulk(list(pks))

    def find(self, entry):
        row = self.row(entry)
        return row if row and row.relationships.exists() else None

    def row(self, entry):
        pk = self.register.pk("character", entry.slug)
        return Character.objects.filter(pk=pk).first()

    def state(self, row):
        return {"relationships": told(row.relationships.all(), self.names)}

    def wanted(self, entry, row=None):
        known = [
            [pk, each.kind, each.note, each.reveal_at, each.reveal_axis]
            for each in entry.relationships
            if (pk := self.register.pk("character", each.to)) is not None
        ]
        return {"relationships": sorted(known, key=lambda row: row[3])}

    def create(self, entry, wanted):
        if row := self.row(entry):
            self.store_rest(row, wanted)
        return row

    def store_rest(self, row, wanted):
        row.relationships.all().delete()
        Relationship.objects.bulk_create(
            Relationship(from_character=row, **dict(zip(self.names, each, strict=True)))
            for each in wanted["relationships"]
        )


class GroupShelf(Shelf):
    section = "groups"
    kind = "group"
    model = Group
    fields = ("name", "name_ko", "note", *POINT)
    references = {"members": "character"}
