"""What the pages of theories ask of the database, each put together once."""

from collections import defaultdict
from operator import methodcaller

from characters.models import Character
from episodes.gate import MOST, ask_one
from episodes.paged_list import PagedList
from episodes.questions import Question

from .models import Link, Theory
from .models.odds import latest_percent
from .models.querysets import ORDERS

MOST_CARDS = 21
"""On one page of a list, and the one that follows."""


theory_at = Question(
    lambda viewer, slug: Theory.objects.for_page(viewer).filter(slug=slug)
)
links_of = Question(
    lambda viewer, theory: Link.objects.for_theory_page(viewer).filter(theory=theory)
)
links_hidden_from = Question(
    lambda viewer, theory: (
        Link.objects.filter(theory=theory)
        .beyond(viewer)
        .select_related("evidence")
        .order_by("pk")[: MOST + 1]
    )
)
characters_of = Question(
    lambda viewer, theory: Character.objects.visible_to(viewer).filter(theories=theory)
)

to_vote_on = Question(
    lambda viewer, slug: (
        Theory.objects.visible_to(viewer).with_vote_of(viewer.user).filter(slug=slug)
    )
)
to_judge = Question(
    lambda viewer, slug: (
        Theory.objects.visible_to(viewer)
        .with_outcome_for(viewer)
        .annotate(my_odds=latest_percent(viewer.user))
        .filter(slug=slug)
    )
)
cards = Question(
    lambda viewer, theories: (
        Theory.objects.visible_to(viewer)
        .with_gauges_for(viewer)
        .as_card()
        .filter(pk__in=theories)
    ),
    most=MOST_CARDS,
)
weights = Question(
    lambda viewer, theories: (
        Link.objects.visible_to(viewer).for_card().filter(theory__in=theories)
    ),
    most=MOST_CARDS,
)


def theory_with_all(viewer, slug):
    """The theory with all that its page shows of it; Gated or 404 where there is none
    in sight."""
    theory = ask_one(theory_at, Theory, viewer, slug=slug)
    theory.seen_characters = characters_of.ask(viewer, theory=theory.pk)
    is_curated = theory.origin == Theory.Origin.CURATED
    theory.seen_sources = [*theory.sources.all()] if is_curated else []
    hang(theory, links_of.ask(viewer, theory=theory.pk))
    return theory


def theory_to_vote_on(viewer, slug):
    """The theory with the fan's vote, and nothing else of its page."""
    return ask_one(to_vote_on, Theory, viewer, slug=slug)


def theory_to_judge(viewer, slug):
    """The theory with what its form of odds asks of it, not all of its page."""
    theory = ask_one(to_judge, Theory, viewer, slug=slug)
    hang(theory, weights.ask(viewer, theories=[theory.pk]))
    return theory


def theory_cards(viewer, keys):
    """Rows of theories by key, with all that a card shows; touching more raises."""
    theories = {each["pk"]: each for each in cards.rows(viewer, theories=keys)}
    links = defaultdict(list)
    for link in weights.rows(viewer, theories=[*theories]):
        links[link["theory_id"]].append(link)
    for key, theory in theories.items():
        theory.hang("seen_links", links[key], back="theory")
    return theories


lists = {
    sort: PagedList(
        Theory.objects, methodcaller("in_order", sort), order, theory_cards, MOST_CARDS
    )
    for sort, order in ORDERS.items()
}
"""Of all theories, by how they are sorted."""


def hang(theory, links):
    """Give a theory its links as `seen_links`."""
    for link in links:
        link.theory = theory
    theory.seen_links = links
