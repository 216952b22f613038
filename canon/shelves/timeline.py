from episodes.models import Episode, Season
from episodes.reveal import episode_label

from .shelf import Shelf


class SeasonShelf(Shelf):
    section = "seasons"
    kind = "season"
    model = Season
    name_field = "number"
    fields = ("premieres_at",)


class EpisodeShelf(Shelf):
    section = "episodes"
    kind = "episode"
    model = Episode
    fields = ("title", "minutes", "aired_on", "synopsis")

    def name_of(self, entry):
        return episode_label(entry.order)

    def find(self, entry):
        return Episode.objects.filter(order=entry.order).first()

    def identity(self, entry):
        return {"season_id": entry.season, "number": entry.number}
