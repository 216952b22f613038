"""What moved this week: three numbers, each judged by itself and never mixed.

Only theories that are older than the week, and only what the viewer may see: fans see
how odds moved where they have given their own.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, zip_longest
from typing import Any

from django.db.models import Count, OuterRef, Subquery

from .charts import Slope
from .models import Link, Odds, OddsDay, StandingDay, Theory
from .models.crowd import odds_now
from .quantiles import FEWEST_FANS

WEEK = timedelta(days=7)
MOST_OF_A_KIND = 3
LEAST_POINTS = 5
"""Percentage points below which odds and standing only tremble."""

LOOKED_AT = 1000
"""Rows of the week that are read, the newest first: a busy week costs no more."""

Slopes = dict[int, Slope]


@dataclass(frozen=True)
class Move:
    theory: Any
    slopes: list[Slope]


def moved(viewer: Any, today: date) -> list[Move]:
    """The theories that moved most, by each of the three numbers in turn."""
    start = today - WEEK
    kinds = [each(viewer, start) for each in (odds_moved, standing_moved, links_moved)]
    ranked = [most_first(slopes)[:MOST_OF_A_KIND] for slopes in kinds]
    in_turn = [pk for pk in chain(*zip_longest(*ranked)) if pk is not None]
    theories = Theory.objects.visible_to(viewer).in_bulk(in_turn)
    return [
        Move(theories[pk], [slopes[pk] for slopes in kinds if pk in slopes])
        for pk in dict.fromkeys(in_turn)
    ]


def most_first(slopes: Slopes) -> list[int]:
    return sorted(slopes, key=lambda pk: (-abs(slopes[pk].change), -pk))


def known_before(viewer: Any, start: date) -> Any:
    begin = datetime.combine(start, time(), UTC)
    return Theory.objects.visible_to(viewer).filter(created_at__lt=begin)


def odds_moved(viewer: Any, start: date) -> Slopes:
    recent = OddsDay.objects.within(viewer.horizon.watched_through)
    recent = recent.filter(day__gte=start)
    if viewer.is_fan:
        given = Odds.objects.visible_to(viewer.who_saw_everything)
        given = given.filter(fan=viewer.user.pk).order_by()
        recent = recent.filter(theory__in=given.values("theory"))
    else:
        recent = recent.filter(pk__in=newest_keys(OddsDay))
    theories = (
        known_before(viewer, start)
        .filter(pk__in=keys(recent.order_by("-pk")))
        .annotate(now=odds_now(viewer), then=odds_now(viewer, before=start))
        .values_list("pk", "then", "now")
    )
    return {
        pk: slope
        for pk, then, now in theories
        if has_fans(then) and has_fans(now)
        if (slope := moved_by("odds", then["median"], now["median"]))
    }


def has_fans(odds: Any) -> bool:
    return bool(odds) and odds["fans"] >= FEWEST_FANS


def standing_moved(viewer: Any, start: date) -> Slopes:
    days = StandingDay.objects.visible_to(viewer)
    recent = days.filter(pk__in=newest_keys(StandingDay), day__gte=start)
    of_theory = days.filter(theory=OuterRef("pk")).newest_first()
    theories = (
        known_before(viewer, start)
        .filter(pk__in=keys(recent))
        .annotate(
            now=Subquery(of_theory.values("percent")[:1]),
            then=Subquery(of_theory.filter(day__lt=start).values("percent")[:1]),
        )
        .filter(now__isnull=False, then__isnull=False)
        .values_list("pk", "then", "now")
    )
    return {
        pk: slope
        for pk, then, now in theories
        if (slope := moved_by("standing", then, now))
    }


def moved_by(kind: str, then: float, now: float) -> Slope | None:
    slope = Slope(kind, round(then), round(now))
    return slope if abs(slope.change) >= LEAST_POINTS else None


def links_moved(viewer: Any, start: date) -> Slopes:
    begin = datetime.combine(start, time(), UTC)
    links = Link.objects.visible_to(viewer).published()
    latest = links.filter(pk__in=newest_keys(Link)).values_list("theory", "created_at")
    added = Counter(theory for theory, made_at in latest if made_at >= begin)
    old = set(
        known_before(viewer, start).filter(pk__in=added).values_list("pk", flat=True)
    )
    of_old = links.filter(theory__in=old).order_by().values_list("theory")
    counted = dict(of_old.annotate(Count("pk")))
    return {
        pk: Slope("links", counted[pk] - added[pk], counted[pk], top=counted[pk])
        for pk in old
    }


def newest_keys(model: Any) -> Any:
    """Whoever may see them: to go on until enough are in sight could take long."""
    return model.objects.order_by("-pk").values("pk")[:LOOKED_AT]


def keys(days: Any) -> set[int]:
    return set(days.values_list("theory", flat=True)[:LOOKED_AT])
