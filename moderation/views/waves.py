"""One answer for many cases, and taking all of it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from web.htmx import SeeOther, wants_fragment

from .. import tasks
from ..doors import moderators_only
from ..forms.bulk import MOST, BulkForm
from ..forms.queue import QueueFilter
from ..models import Case
from ..waves.deciding import decide_many
from ..waves.undoing import still_undoable
from .place import back_to, named_or_404, place_of
from .queue import queue_page


@require_POST
@moderators_only
def bulk(request):
    """One answer for many cases, a line of the log for each."""
    form = BulkForm(request.POST)
    if not form.is_valid():
        problem = " ".join(str(each) for all_ in form.errors.values() for each in all_)
        return queue_page(request, problem=problem, status=422)
    cases = cases_meant(request, form.cleaned_data)
    wave, done = decide_many(cases, by=request.viewer, **form.orders())
    return said(request, "" if done else _("Nothing was decided."), wave=wave.hex)


def cases_meant(request, chosen):
    """Those with a tick, or all that the filter shows."""
    cases = Case.objects.open()
    if chosen["everything"]:
        filters = QueueFilter(place_of(request))
        found = filters.narrow(cases, request.user) if filters.is_valid() else []
        return list(found[:MOST])
    things = [named_or_404(name) for name in chosen["names"]]
    return [case for thing in things if (case := cases.about(thing).first())]


@require_POST
@moderators_only
def undo(request, wave):
    """Take back a whole wave, while each of it could be taken back."""
    if not still_undoable(wave, request.user).exists():
        raise PermissionDenied(_("Undo works for ten minutes, for who decided."))
    tasks.undo_wave.enqueue(wave.hex, request.user.pk)
    return said(request, _("It is being taken back; the list fills again."))


def said(request, text, **place):
    if wants_fragment(request):
        here = place_of(request).copy()
        here.update(place)
        return queue_page(request, place=here, said=text)
    if text:
        messages.success(request, text)
    return SeeOther(back_to(request, **place))
