"""The public log: what was decided and why, as far as the reader has watched."""

from django.views.decorators.http import require_safe

from web.counting import up_to_enough
from web.listing import list_page
from web.paging import keyset_page

from ..forms.log import LogFilter
from ..models import Decision
from ..showing import with_targets_for


@require_safe
def log(request):
    form = LogFilter(request.GET)

    def lines_after(cursor):
        decisions = form.narrow(Decision.objects.for_log(request.viewer))
        page = keyset_page(decisions, order=("-pk",), after=cursor)
        with_targets_for(page.items, request.viewer)
        return page

    beyond = up_to_enough(Decision.objects.beyond_the_horizon(request.viewer))
    return list_page(request, "moderation/log.html", form, lines_after, beyond=beyond)
