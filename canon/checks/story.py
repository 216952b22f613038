"""What the files define, to look up what they name."""

from collections import Counter

from episodes.reveal import episode_label


def repeated(values):
    """The second and later of equal values, each with its number."""
    seen = Counter()
    for number, value in enumerate(values):
        if seen[value]:
            yield number, value
        seen[value] += 1


class Story:
    def __init__(self, canon):
        self.seasons = {season.number for season in canon.seasons}
        self.orders = {episode.order for episode in canon.episodes}
        self.labels = {episode_label(order): order for order in self.orders}
        self.sources = {source.key for source in canon.sources}
        self.characters = {each.slug: each for each in canon.characters}
        self.evidence = {each.slug: each for each in canon.evidence}
        self.theories = {each.slug: each for each in canon.theories}

    def check_point(self, entry, inside=""):
        if entry.reveal_at not in self.orders:
            yield f"{inside}reveal_at", f"no episode {entry.reveal_at}"

    def check_characters(self, field, slugs, by):
        """The characters exist, are named once and known at the point of `by`."""
        for number, slug in repeated(slugs):
            yield f"{field}[{number}]", f'"{slug}" stands twice'
        for number, slug in enumerate(slugs):
            yield from self.check_character(f"{field}[{number}]", slug, by)

    def check_character(self, place, slug, by):
        if slug not in self.characters:
            yield place, f'no character called "{slug}"'
        elif not by.covers(self.characters[slug]):
            known = self.characters[slug].point
            yield place, f'"{slug}" is known from {known}, this from {by.point}'

    def check_sources(self, keys):
        if not keys:
            yield "sources", "is empty"
        for number, key in repeated(keys):
            yield f"sources[{number}]", f'"{key}" stands twice'
        for number, key in enumerate(keys):
            if key not in self.sources:
                yield f"sources[{number}]", f'no source called "{key}"'
