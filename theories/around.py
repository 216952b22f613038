"""What most theories do not have: rivals, proposed verdicts, links beyond the horizon.

What a viewer may see of them is asked only where there is anything at all, which the
theory was read with.
"""

from episodes.gate import stubs

from .asking import links_hidden_from
from .models import Theory


def links_beyond(theory, viewer):
    """Stubs for evidence that only the horizon hides."""
    if theory.all_links == len(theory.seen_links):
        return []
    links = links_hidden_from.ask(viewer, theory=theory.pk)
    return stubs([link.evidence for link in links])


def proposals_on(theory, viewer):
    """Proposed verdicts, while there is none that the viewer may know."""
    if not theory.has_proposals:
        return []
    return theory.proposals.for_theory_page(viewer).undecided_for(viewer)


def rivals_of(theory, viewer):
    """Context: the theories that cannot be true as well, and the groups they are in."""
    if not theory.has_rivalries:
        return {"rivals": [], "rivalries": []}
    others = Theory.objects.visible_to(viewer).with_links_for(viewer)
    return {
        "rivals": others.rivals_of(theory, viewer),
        "rivalries": theory.rivalries.visible_to(viewer),
    }
