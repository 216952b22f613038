"""Who called it: the leaderboards."""

from django.views.decorators.http import require_safe

from web.htmx import render_page

from ..forms.ranking import LeaderboardFilter
from ..leaderboard import leaderboard
from ..records import FEWEST_CALLS


@require_safe
def leaderboards(request):
    form = LeaderboardFilter(request.GET)
    is_valid = form.is_valid()
    context = {
        "form": form,
        "fewest": FEWEST_CALLS,
        "board": leaderboard(request.viewer, **form.chosen) if is_valid else None,
    }
    return render_page(
        request,
        "theories/leaderboards.html",
        context,
        fragment="ranking",
        status=200 if is_valid else 400,
    )
