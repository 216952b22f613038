"""Evidence to choose from: what was chosen before, what lies near, what matches."""

from characters.spellings import asked
from evidence.models import Evidence

MOST_RESULTS = 10


def choices(offered, *, words="", chosen="", viewer):
    """At most ten of the `offered` evidence, and the chosen one before them."""
    query = asked(words, viewer)
    found = offered.matching(query, viewer) if words else offered
    chosen = chosen.replace("\0", "")
    first = list(offered.filter(slug=chosen)) if chosen else []
    rest = found.exclude(pk__in=[each.pk for each in first]).newest_first()
    return first + list(rest.leading(MOST_RESULTS))


def offered_to(viewer):
    return Evidence.objects.listed_for(viewer).published().as_cards()
