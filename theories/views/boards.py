"""Your board."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from web.htmx import render_page
from web.paging import keyset_page
from web.showing import pages_shown

from ..board import board_of, contradictions, rows_of


@never_cache
@login_required
@require_safe
def board(request):
    viewer = request.viewer
    theories = board_of(viewer)
    page = pages_shown(
        request.GET,
        lambda after: keyset_page(
            theories, order=("-pk",), after=after, list_name=f"board {viewer.user.pk}"
        ),
    )
    is_more = "after" in request.GET
    context = {
        "page": replace(page, items=rows_of(page.items, viewer)),
        **({} if is_more else contradictions(viewer)),
    }
    fragment = "items" if is_more else ""
    return render_page(request, "theories/board.html", context, fragment=fragment)
