"""What the pages of theories ask of the database, each put together once."""

from characters.models import Character
from episodes.gate import ask_one
from episodes.questions import Question

from .models import Link, Theory

theory_at = Question(
    lambda viewer, slug: Theory.objects.for_page(viewer).filter(slug=slug)
)
links_of = Question(
    lambda viewer, theory: Link.objects.for_theory_page(viewer).filter(theory=theory)
)
characters_of = Question(
    lambda viewer, theory: Character.objects.visible_to(viewer).filter(theories=theory)
)


def theory_with_all(viewer, slug):
    """The theory with all that its page shows of it; Gated or 404 where there is none
    in sight."""
    theory = ask_one(theory_at, Theory, viewer, slug=slug)
    theory.seen_links = links_of.ask(viewer, theory=theory.pk)
    theory.seen_characters = characters_of.ask(viewer, theory=theory.pk)
    for link in theory.seen_links:
        link.theory = theory
    return theory
