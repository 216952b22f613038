"""How each kind of entry is found, compared and stored: one shelf per kind."""

from .claims import EvidenceShelf, RivalryShelf, SourceShelf
from .people import CharacterShelf, GroupShelf, RelationshipShelf, TermShelf
from .theories import TheoryShelf
from .timeline import EpisodeShelf, SeasonShelf

# In this order, because later ones name earlier ones.
SHELVES = (
    SeasonShelf,
    EpisodeShelf,
    SourceShelf,
    CharacterShelf,
    RelationshipShelf,
    GroupShelf,
    TermShelf,
    EvidenceShelf,
    TheoryShelf,
    RivalryShelf,
)

__all__ = ["SHELVES"]
