"""The entries of the data files, named like the models they become."""

from datetime import date

from pydantic import PrivateAttr

from characters.models import Character, Fact, Group, Relationship, Term
from episodes.models import Episode, Season
from evidence.models import Evidence, Source
from theories.models import Link, Rivalry, Theory

from .fields import Entry, Key, Moment, Note, Prose, Revealing, Text, Words


class SeasonEntry(Entry):
    model = Season
    number: int
    premieres_at: Moment | None = None


class EpisodeEntry(Entry):
    model = Episode
    season: int
    number: int
    title: Note = ""
    minutes: int | None = None
    aired_on: date | None = None
    synopsis: Prose

    @property
    def order(self):
        return self.season * 100 + self.number


class SourceEntry(Entry):
    model = Source
    key: Text
    title: Words
    outlet: Words
    url: Text = ""
    published: Words


class FactEntry(Revealing):
    model = Fact
    kind: Text
    status: Text = ""
    text: Note = ""
    confirmed: bool = True


class RelationshipEntry(Revealing):
    model = Relationship
    kind: Words
    to: Text
    note: Note = ""


class CharacterEntry(Revealing):
    model = Character
    slug: Text
    name: Words
    hangul: Note = ""
    actor: Note = ""
    actor_hangul: Note = ""
    role: Words
    affiliation: Words
    aliases: list[Words] = []
    facts: list[FactEntry]
    relationships: list[RelationshipEntry] = []
    _position: int = PrivateAttr(0)

    @property
    def position(self):
        """The place in lists is the place in the file."""
        return self._position

    def stand_at(self, position):
        self._position = position


class GroupEntry(Revealing):
    model = Group
    slug: Text
    name: Words
    name_ko: Note = ""
    note: Note = ""
    members: list[Text]


class TermEntry(Revealing):
    model = Term
    slug: Text
    name: Words
    aliases: list[Words] = []


class EvidenceEntry(Revealing):
    model = Evidence
    slug: Text
    title: Words
    description: Prose
    kind: Text
    tier: Text
    episode: Text | None = None
    starts_at: int | None = None
    place_note: Note = ""
    quote_en: Note = ""
    quote_ko: Note = ""
    characters: list[Text] = []
    sources: list[Text]


class LinkEntry(Entry):
    model = Link
    evidence: Text
    stance: Text
    argument: Words


class TheoryEntry(Revealing):
    model = Theory
    slug: Text
    title: Words
    body: Prose
    settled_by: Words
    arc: Text
    origin: Text
    characters: list[Text] = []
    sources: list[Text]
    links: list[LinkEntry]


class RivalryEntry(Entry):
    model = Rivalry
    key: Key
    title: Words
    exhaustive: bool = False
    theories: list[Text]
