"""What most theories do not have: rivals, proposed verdicts, links and comments beyond
the horizon.

Putting together the question what a viewer may see of them takes longer than its
answer. So a short one goes before it: whether there is anything at all.
"""

from episodes.gate import stubs
from web.counting import up_to_enough

from .models import Theory


def links_beyond(theory, viewer):
    """Stubs for evidence that only the horizon hides."""
    if theory.links.count() == len(theory.seen_links):
        return []
    return stubs(theory.links.beyond(viewer).order_by("pk"), "evidence")


def comments_beyond(theory, viewer):
    """How many comments only the horizon hides."""
    seen = theory.seen_comments
    if seen.is_all and up_to_enough(theory.comments.standing()) == seen:
        return 0
    return up_to_enough(theory.comments.beyond(viewer).standing())


def proposals_on(theory, viewer):
    """Proposed verdicts, while there is none that the viewer may know."""
    if not theory.proposals.exists():
        return []
    return theory.proposals.for_theory_page(viewer).undecided_for(viewer)


def rivals_of(theory, viewer):
    """Context: the theories that cannot be true as well, and the groups they are in."""
    if not theory.rivalries.exists():
        return {"rivals": [], "rivalries": []}
    others = Theory.objects.visible_to(viewer).with_links_for(viewer)
    return {
        "rivals": others.rivals_of(theory, viewer),
        "rivalries": theory.rivalries.visible_to(viewer),
    }
