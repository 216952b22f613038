from django.db.models import Count
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from episodes.models import Season
from episodes.reveal import SEASON_ONE_FINALE
from evidence.models import Evidence
from theories.models import Theory

HOTTEST = 6
NEWEST = 4
# What the finale of season 1 leaves open, and therefore gives away.
QUESTIONS = {
    Theory.Arc.GOVERNMENT: _("What does the state want with the infected it keeps?"),
    Theory.Arc.NAM_RA_GROUP: _("Where do Nam-ra and the others like her go?"),
    Theory.Arc.BYEONG_CHAN_FAMILY: _("Why were the teacher's wife and son preserved?"),
    Theory.Arc.OTHER: _("Who is alive, what is the virus now, and what else?"),
}


@require_safe
def home(request):
    viewer = request.viewer
    theories = Theory.objects.for_list(viewer).hottest_first()
    knows_the_finale = viewer.horizon.watched_through >= SEASON_ONE_FINALE
    counts = dict(
        Theory.objects.visible_to(viewer)
        .order_by()
        .values_list("arc")
        .annotate(Count("pk"))
    )
    context = {
        "knows_the_finale": knows_the_finale,
        "arcs": [
            {
                "value": arc.value,
                "label": arc.label,
                "question": QUESTIONS[arc] if knows_the_finale else "",
                "count": counts.get(arc, 0),
                "leading": theories.filter(arc=arc).first(),
            }
            for arc in Theory.Arc
        ],
        "hottest": theories[:HOTTEST],
        "newest": Evidence.objects.for_list(viewer).newest_first()[:NEWEST],
        "theory_count": sum(counts.values()),
        "evidence_count": Evidence.objects.visible_to(viewer).count(),
        "next_season": Season.objects.last(),
    }
    return render(request, "home.html", context)
