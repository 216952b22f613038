from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from episodes.models import Season
from episodes.reveal import SEASON_ONE_FINALE
from evidence.models import Evidence
from theories.models import Theory
from theories.moving import WEEK, moved
from web.counting import ENOUGH, counted, together, up_to_enough

HOTTEST = 6
NEWEST = 4
MOVED_FIRST = 3
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
    theories = Theory.objects.listed_for(viewer)
    evidence = Evidence.objects.listed_for(viewer).newest_first()
    arcs = [arc_panel(arc, theories, viewer) for arc in Theory.Arc]
    context = {
        "knows_the_finale": knows_the_finale(viewer),
        "arcs": arcs,
        "hottest": theories.hottest_first().as_cards_for(viewer).leading(HOTTEST),
        "newest": evidence.as_cards().leading(NEWEST),
        "open_count": together(arc["count"] for arc in arcs),
        "evidence_count": up_to_enough(evidence),
        "next_season": Season.objects.last(),
        **this_week(theories.order_by("-pk"), viewer),
    }
    return render(request, "home.html", context)


def arc_panel(arc, theories, viewer):
    theories = theories.in_part(arc=arc)
    return {
        "value": arc.value,
        "label": arc.label,
        "question": QUESTIONS[arc] if knows_the_finale(viewer) else "",
        "count": up_to_enough(theories.open_for(viewer)),
        "leading": next(iter(theories.hottest_first().leading(1)), None),
    }


def this_week(newest, viewer):
    """What moved most and what else did, and how much is new; or else the newest."""
    now = timezone.now()
    moves = moved(viewer, now.date())
    posted = newest.values_list("created_at", flat=True).leading(ENOUGH)
    new_count = counted(sum(each >= now - WEEK for each in posted))
    return {
        "moved_most": moves[:MOVED_FIRST],
        "moved_too": moves[MOVED_FIRST:],
        "new_count": new_count,
        "new_theories": [] if moves else list(newest.leading(MOVED_FIRST))[:new_count],
    }


def knows_the_finale(viewer):
    return viewer.horizon.watched_through >= SEASON_ONE_FINALE
