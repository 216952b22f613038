"""The queue: what needs a decision, heaviest first, and one case beside it."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from theories.models import Proposal
from web.counting import up_to_enough
from web.htmx import render_page, wants_fragment
from web.paging import keyset_page

from ..desk import on_the_desk
from ..doors import moderators_only
from ..forms.bulk import BulkForm
from ..forms.queue import QueueFilter
from ..models import Case
from ..showing import with_targets_for
from .place import chosen, fresh_decision, fresh_wave, place_of, query_of

PAGE = 30


@require_safe
@moderators_only
def queue(request):
    if "counters" in request.GET and wants_fragment(request):
        numbers = {"counters": counters(request.viewer)}
        return render(request, "moderation/queue.html#counters", numbers)
    return queue_page(request)


def queue_page(request, *, case=None, form=None, status=200, place=None, **more):
    """The queue as the address filters it; `case` lies on the desk, or the first."""
    place = place or place_of(request)
    filters = QueueFilter(place)
    is_valid = filters.is_valid()
    cases = Case.objects.open()
    found = filters.narrow(cases, request.user) if is_valid else cases.none()
    page = keyset_page(
        found.select_related("author", "claimed_by"),
        order=("-urgency", "-pk"),
        after=place.get("after", ""),
        size=PAGE,
        list_name="queue",
    )
    with_targets_for(page.items, request.viewer)
    case = case or chosen(place, page.items)
    context = {
        "filters": filters,
        "page": page,
        "total": up_to_enough(found),
        "bulk": BulkForm(),
        "shown_at": timezone.now().isoformat(),
        "done": fresh_decision(place, request.viewer),
        "wave": fresh_wave(place, request.user),
        "query": query_of(place),
        "counters": counters(request.viewer),
        "is_fragment": wants_fragment(request),
        **neighbours(case, page.items),
        **(on_the_desk(case, request.viewer, form) if case else {}),
        **more,
    }
    return render_page(
        request,
        "moderation/queue.html",
        context,
        fragment="desk",
        status=status if is_valid else 400,
    )


def neighbours(case, items):
    """The cases before and after the one on the desk, in the list as it stands."""
    places = {each.target_name: place for place, each in enumerate(items)}
    here = places.get(case.target_name) if case else None
    if here is None:
        return {"previous": None, "following": items[0] if items else None}
    return {
        "previous": items[here - 1] if here else None,
        "following": items[here + 1] if here + 1 < len(items) else None,
    }


def counters(viewer):
    cases = Case.objects.open()
    return {
        "open": up_to_enough(cases),
        "held": up_to_enough(cases.filter(is_held=True)),
        "appealed": up_to_enough(cases.filter(is_appealed=True)),
        "claimed": up_to_enough(cases.taken_from(viewer.user)),
        "proposed": up_to_enough(
            Proposal.objects.visible_to(viewer).undecided_for(viewer)
        ),
    }
