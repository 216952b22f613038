"""What the odds section of a theory shows its viewer."""

from django.utils import timezone

from episodes.questions import Question

from .forms.believing import OddsForm
from .models import Call, Verdict
from .models.lock import lock_of
from .odds_charts import histogram, history

ASKED = "shown"
"""`?odds=shown`: somebody wants to look before they think."""

verdicts_on = Question(
    lambda viewer, theory: Verdict.objects.for_page(viewer).filter(theory=theory)[:1]
)
calls_of = Question(
    lambda viewer, verdict: Call.objects.visible_to(viewer).filter(
        verdict=verdict, fan=viewer.user.pk
    )
)


def belief(theory, viewer, *, asked=""):
    """Context of `#odds`: the form, and what others believe where it may be seen."""
    verdict = verdict_on(theory, viewer) if theory.seen_outcome else None
    theory.odds_in_sight = theory.odds_in_sight or asked == ASKED or bool(verdict)
    lock = lock_of(theory)
    takes_odds = theory.takes_odds_of(viewer.user) and not verdict
    context = {
        "verdict": verdict,
        "my_call": verdict and my_call(verdict, viewer),
        "lock": lock,
        "has_premiered": lock.is_closed_at(timezone.now()),
        "has_seen_too_much": lock.is_closed_for(viewer.user),
        "takes_odds": takes_odds,
        "odds_form": takes_odds and OddsForm(theory=theory),
    }
    if theory.odds_in_sight and theory.has_enough_odds:
        context |= charts(theory, viewer)
    return context


def verdict_on(theory, viewer):
    return next(iter(verdicts_on.ask(viewer, theory=theory.pk)), None)


def my_call(verdict, viewer):
    if not viewer.is_fan:
        return None
    calls = calls_of.ask(viewer, verdict=verdict.pk)
    return next(iter(calls), None)


def charts(theory, viewer):
    horizon = viewer.horizon.watched_through
    days = {day.day: day for day in theory.days.within(horizon).in_time()}
    return {
        "histogram": histogram(
            theory.tallies.within(horizon).histogram(), theory.my_odds
        ),
        "history": history(days.values(), theory.seen_links, timezone.now().date()),
    }
