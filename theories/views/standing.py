"""The page that explains a standing."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from evidence.kinds import TIER_WEIGHTS

from .reading import find_theory


@require_safe
def theory_standing(request, slug):
    """The formula of the standing, with the numbers of this theory filled in."""
    theory = find_theory(request, slug)
    standing = theory.seen_standing
    links = sorted(theory.seen_links, key=lambda link: (link.stance, -link.weight))
    for link in links:
        link.counts = link.pk in standing.counted
    context = {
        "theory": theory,
        "standing": standing,
        "links": links,
        "tiers": [(tier.label, weight) for tier, weight in TIER_WEIGHTS.items()],
    }
    return render(request, "theories/standing.html", context)
