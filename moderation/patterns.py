"""Patterns in votes that people seldom make, by theory."""

from collections import Counter
from datetime import timedelta

from django.db.models import Count, Exists, F, Max, OuterRef
from django.db.models.functions import TruncMinute
from django.utils import timezone

from theories.models import Theory, Vote

LOOKS_BACK = timedelta(days=14)
NEW_FOR = timedelta(days=3)
TOGETHER = 5
"""From how many votes on it is a pattern."""


def recent():
    return Vote.objects.filter(cast_at__gt=timezone.now() - LOOKS_BACK).order_by()


def by_new_accounts():
    """Votes of accounts that were younger than three days then."""
    return recent().filter(voter__date_joined__gt=F("cast_at") - NEW_FOR)


def by_one_target():
    """Votes of fans who have voted on nothing else."""
    elsewhere = Vote.objects.filter(voter=OuterRef("voter"))
    return recent().exclude(Exists(elsewhere.exclude(theory=OuterRef("theory"))))


def bursts():
    """{theory: the most votes within one minute}"""
    minutes = recent().annotate(minute=TruncMinute("cast_at"))
    rows = minutes.values("theory", "minute").annotate(number=Count("pk"))
    most: Counter[int] = Counter()
    for theory, number in rows.filter(number__gte=TOGETHER).values_list(
        "theory", "number"
    ):
        most[theory] = max(most[theory], number)
    return most


def numbers(votes):
    rows = votes.values("theory").annotate(number=Count("pk"), last=Max("cast_at"))
    return dict(rows.filter(number__gte=TOGETHER).values_list("theory", "number"))


def patterns(viewer):
    """Theories in which one of the patterns shows, the strongest first."""
    kinds = {
        "new": numbers(by_new_accounts()),
        "single": numbers(by_one_target()),
        "burst": bursts(),
    }
    pks = set().union(*kinds.values())
    theories = Theory.objects.visible_to(viewer).select_related("author")
    found = list(theories.filter(pk__in=pks))
    for theory in found:
        theory.pattern = {kind: kinds[kind].get(theory.pk, 0) for kind in kinds}
    return sorted(found, key=lambda each: -sum(each.pattern.values()))


def ballots(theory):
    """Each vote with what makes it look like one of a ring."""
    new = set(by_new_accounts().filter(theory=theory).values_list("pk", flat=True))
    single = set(by_one_target().filter(theory=theory).values_list("pk", flat=True))
    votes = list(theory.votes.select_related("voter").order_by("cast_at"))
    minutes = Counter(vote.cast_at.replace(second=0, microsecond=0) for vote in votes)
    for vote in votes:
        minute = vote.cast_at.replace(second=0, microsecond=0)
        vote.is_new, vote.is_single = vote.pk in new, vote.pk in single
        vote.is_burst = minutes[minute] >= TOGETHER
        vote.is_suspect = vote.is_new and (vote.is_single or vote.is_burst)
    return votes
