"""Where a fan's own odds contradict each other, or the evidence."""

from django.db.models import F, IntegerField, Max, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Greatest

from ..standing import FEWEST_JUDGES, FIRST_STRENGTH
from .dividing import WHOLE
from .linking import Link, Stance
from .odds import Odds, latest_percent
from .rivalry import Rivalry
from .theory import Theory

STRONG = 4
TOO_SURE = 80


def rivals_too_likely(fan, viewer):
    """Rivalries on whose theories in sight the fan's own odds exceed 100 percent.

    Those alone that shrinking the odds on what is still open would mend. Annotates
    `own_total`, what they come to.
    """
    believed = believed_by(fan)
    seen = Theory.objects.visible_to(viewer).filter(pk__in=believed)
    rivalries = Rivalry.objects.visible_to(viewer).published()
    rivalries = rivalries.filter(pk__in=groups_of(believed))
    return (
        rivalries.annotate(own_total=total_of(fan, seen))
        .alias(can_shrink=total_of(fan, seen.taking_odds_of(viewer)))
        .filter(own_total__gt=WHOLE, own_total__lte=WHOLE + F("can_shrink"))
        .order_by("pk")
    )


def believed_by(fan, above=0):
    """Keys of the theories that the fan finds more than `above` percent likely.

    Asked for first, so that all else is read from there: no more than one fan gave,
    however many theories and links there are.
    """
    latest = Odds.objects.filter(pk__in=latest_entries(fan), percent__gt=above)
    return list(latest.order_by().values_list("theory", flat=True))


def latest_entries(fan):
    given = Odds.objects.filter(fan=fan.pk).order_by().values("theory")
    return list(given.annotate(last=Max("pk")).values_list("last", flat=True))


def groups_of(theories):
    groups = Rivalry.theories.through.objects.filter(theory__in=theories)
    return list(groups.values_list("rivalry", flat=True).distinct())


def total_of(fan, theories):
    """For annotations of rivalries: what the fan's odds on these come to, or null."""
    given = theories.annotate(percent=latest_percent(fan))
    members = given.filter(rivalries=OuterRef("pk"), percent__gt=0).order_by()
    total = members.values("rivalries").annotate(total=Sum("percent")).values("total")
    return Subquery(total, IntegerField())


def sure_despite(fan, viewer):
    """Strong links that contradict open theories which the fan finds too likely.

    Annotates `own_odds`; strong is a strength of 4 at least (see `strength()`).
    """
    own = Odds.objects.filter(theory=OuterRef("theory"), fan=fan.pk).order_by("-pk")
    missing = Greatest(Value(0), Value(FEWEST_JUDGES) - F("strength_votes"))
    judges = Greatest(Value(FEWEST_JUDGES), F("strength_votes"))
    sure_of = believed_by(fan, above=TOO_SURE)
    open_ones = Theory.objects.taking_odds_of(viewer).filter(pk__in=sure_of)
    return (
        Link.objects.visible_to(viewer)
        .published()
        .with_stance(Stance.CONTRADICTS)
        .filter(theory__in=list(open_ones.values_list("pk", flat=True)))
        .alias(
            sum_of_strength=F("strength_total") + FIRST_STRENGTH * missing,
            strong_sum=STRONG * judges,
        )
        .annotate(own_odds=Subquery(own.values("percent")[:1]))
        .filter(sum_of_strength__gte=F("strong_sum"), own_odds__gt=TOO_SURE)
        .select_related("theory", "evidence")
        .order_by("pk")
    )
