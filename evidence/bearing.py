"""The theories that a piece of evidence bears on, in a column for each stance."""

from typing import Any

from django.db import models

from episodes.gate import MOST, stubs
from episodes.questions import Question
from web.columns import columns_shown
from web.paging import keyset_page, page_of

from .models import Evidence

SHOWN = 10
ORDER = ("-theory_hot", "pk")


def all_links():
    """Links belong to theories, which know evidence; evidence does not know them."""
    link: Any = Evidence._meta.get_field("links").related_model
    return link.objects


stances = Question(
    lambda viewer, evidence: (
        all_links()
        .visible_to(viewer)
        .filter(evidence=evidence)
        .order_by()
        .values_list("stance")
        .annotate(models.Count("pk"))
    )
)
hottest = Question(
    lambda viewer, evidence, stance: (
        all_links()
        .for_evidence_page(viewer)
        .filter(evidence=evidence)
        .with_stance(stance)
        .order_by(*ORDER)[: SHOWN + 1]
    )
)
beyond = Question(
    lambda viewer, evidence: (
        all_links()
        .filter(evidence=evidence)
        .beyond(viewer)
        .select_related("theory")
        .order_by("pk")[: MOST + 1]
    )
)


def bearing(evidence, viewer, asked):
    """Context: the columns with the hottest theories first, and what only the horizon
    hides."""
    counts = dict(stances.ask(viewer, evidence=evidence.pk))

    def rows_after(stance, after):
        name = f"{stance} {evidence.pk}"
        if not after:
            rows = hottest.ask(viewer, evidence=evidence.pk, stance=stance)
            return page_of(rows, ORDER, SHOWN, name)
        links = all_links().for_evidence_page(viewer).filter(evidence=evidence)
        return keyset_page(
            links.with_stance(stance),
            order=ORDER,
            after=after,
            size=SHOWN,
            list_name=name,
        )

    labels = dict(all_links().model._meta.get_field("stance").choices)
    is_all = sum(counts.values()) == evidence.all_links
    hidden = [] if is_all else beyond.ask(viewer, evidence=evidence.pk)
    return {
        "columns": columns_shown(asked, labels, counts, rows_after),
        "stubs": stubs([link.theory for link in hidden]),
    }
