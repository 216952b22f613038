from evidence.models import Evidence, Source
from theories.models import Rivalry

from .shelf import Shelf


class SourceShelf(Shelf):
    section = "sources"
    kind = "source"
    model = Source
    name_field = "key"
    fields = ("title", "outlet", "url", "published")


class EvidenceShelf(Shelf):
    section = "evidence"
    kind = "evidence"
    model = Evidence
    adopts = False
    fields = (
        "title",
        "description",
        "kind",
        "tier",
        "episode_id",
        "starts_at",
        "place_note",
        "quote_en",
        "quote_ko",
        "reveal_at",
        "reveal_axis",
    )
    references = {"characters": "character", "sources": "source"}

    def update(self, row, state, wanted):
        super().update(row, state, wanted)
        row.links.weigh_theories()

    def store_rest(self, row, wanted):
        super().store_rest(row, wanted)
        row.index()

    def plain_from(self, entry, name):
        if name == "episode_id":
            return self.register.pk("episode", entry.episode)
        return super().plain_from(entry, name)


class RivalryShelf(Shelf):
    section = "rivalries"
    kind = "rivalry"
    model = Rivalry
    name_field = "key"
    fields = ("title", "exhaustive")
    references = {"theories": "theory"}

    def find(self, entry):
        return Rivalry.objects.filter(title=entry.title).first()

    def identity(self, entry):
        return {}
