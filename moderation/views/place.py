"""Where a moderator is: how the queue is filtered, and which case lies on the desk."""

from uuid import UUID

from django.http import Http404, QueryDict
from django.urls import reverse

from web.numbers import whole_number

from .. import targets
from ..models import Case, Decision
from ..showing import with_targets_for
from ..waves.undoing import still_undoable


def place_of(request):
    """The filters and the case, also where something was posted from the queue."""
    if request.method == "POST":
        return QueryDict(request.POST.get("query", "")[:500])
    return request.GET


def query_of(place):
    kept = place.copy()
    for name in ["case", "counters", "done", "wave"]:
        kept.pop(name, None)
    return kept.urlencode()


def fresh_decision(place, viewer):
    """What `?done=` names, while the moderator may still undo it."""
    number = whole_number(place.get("done", ""))
    if number is None:
        return None
    done = Decision.objects.filter(pk=number).first()
    if done is None or not done.can_be_undone_by(viewer.user):
        return None
    [done] = with_targets_for([done], viewer)
    return done


def fresh_wave(place, moderator):
    """What `?wave=` names, while the moderator may still undo it."""
    try:
        wave = UUID(place.get("wave", ""))
    except ValueError:
        return None
    number = still_undoable(wave, moderator).count()
    return {"id": wave, "number": number} if number else None


def chosen(place, items):
    """The case that `?case=` names, open or not; else the first of the list."""
    name = place.get("case", "")
    if not name:
        return items[0] if items else None
    return case_of(named_or_404(name))


def case_of(thing):
    """Its case, or an empty one to decide about what nobody has reported."""
    known = Case.objects.about(thing).select_related("author", "claimed_by").first()
    return known or Case(
        target=thing, object_id=thing.pk, author=targets.author_of(thing)
    )


def named_or_404(name):
    model, pk = targets.read_name(name)
    if thing := model._base_manager.filter(pk=pk).first():
        return thing
    raise Http404


def back_to(request, name="", done=None, wave=None):
    """The queue as it was filtered, with this case on the desk."""
    query = place_of(request).copy()
    for key, value in [("case", name), ("done", done), ("wave", wave)]:
        query.pop(key, None)
        if value:
            query[key] = str(value)
    return f"{reverse('moderation:queue')}?{query.urlencode()}"
