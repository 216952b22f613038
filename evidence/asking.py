"""What the pages of evidence ask of the database, each put together once."""

from operator import methodcaller

from characters.models import Character
from episodes.gate import ask_one
from episodes.paged_list import PagedList
from episodes.questions import Question

from .models import Evidence

MOST_CARDS = 21
"""On one page of a list, and the one that follows."""

evidence_at = Question(
    lambda viewer, slug: Evidence.objects.for_page(viewer).filter(slug=slug)
)
characters_in = Question(
    lambda viewer, evidence: Character.objects.visible_to(viewer).filter(
        evidence=evidence
    )
)
cards = Question(
    lambda viewer, keys: Evidence.objects.for_list(viewer).filter(pk__in=keys),
    most=MOST_CARDS,
)


def find_evidence(viewer, slug):
    """Gated or 404 where there is none in sight."""
    return ask_one(evidence_at, Evidence, viewer, slug=slug)


def evidence_cards(viewer, keys):
    """Rows of evidence by key, with all that a card shows; touching more raises."""
    return {each["pk"]: each for each in cards.rows(viewer, keys=keys)}


newest_first = PagedList(
    Evidence.objects,
    methodcaller("all"),
    ("-pk",),
    evidence_cards,
    MOST_CARDS,
)
