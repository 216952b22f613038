"""Strength votes counted again, link by link."""

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from ..models import Link
from .differences import differences

COUNTERS = ("strength_total", "strength_votes")
COUNTED = Q(judgements__counted=True)


def recount_strengths(theories, repair):
    links = (
        Link.objects.filter(theory__in=theories)
        .order_by("pk")
        .annotate(
            total=Coalesce(Sum("judgements__value", filter=COUNTED), 0),
            votes=Count("judgements", filter=COUNTED),
        )
    )
    for link in links.iterator():
        stored = {name: getattr(link, name) for name in COUNTERS}
        counted = dict(zip(COUNTERS, (link.total, link.votes), strict=True))
        if drift := differences(stored, counted):
            if repair:
                Link.objects.filter(pk=link.pk).update(**counted)
            yield link.theory_id, {f"link {link.pk} {n}": d for n, d in drift.items()}
