"""Taking a case for oneself, and giving it back."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from web.htmx import SeeOther, wants_fragment

from ..doors import moderators_only
from ..models import Case
from .place import back_to, named_or_404
from .queue import queue_page


@require_POST
@moderators_only
def claims(request):
    """Take a case for oneself for a while, or give it back."""
    thing = named_or_404(request.POST.get("target", ""))
    case = Case.objects.about(thing).open().first()
    if case is None:
        raise Http404
    if request.POST.get("value") == "0":
        case.release(request.user)
    elif not case.claim(request.user):
        case.refresh_from_db()
        problem = _("Somebody else works on this.")
        return queue_page(request, case=case, problem=problem, status=409)
    case.refresh_from_db()
    if wants_fragment(request):
        return queue_page(request, case=case)
    return SeeOther(back_to(request, case.target_name))
