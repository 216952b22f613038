from functools import partial

from django.db.models import IntegerField, Prefetch, Value
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from web.htmx import render_page
from web.paging import keyset_page
from web.showing import pages_shown

from .models import Episode, Season

AFTER_EVERY_TIMESTAMP = 1_000_000


@require_safe
def episode_list(request):
    seasons = Season.objects.prefetch_related(
        Prefetch("episodes", Episode.objects.all(), to_attr="episode_list")
    )
    return render(request, "episodes/list.html", {"seasons": seasons})


@require_safe
def episode_detail(request, code):
    episode = get_object_or_404(Episode, order=code)
    context = {
        "episode": episode,
        "page": pages_shown(request.GET, partial(timeline, episode, request.viewer)),
        "previous": Episode.objects.filter(order__lt=episode.order).last(),
        "next": Episode.objects.filter(order__gt=episode.order).first(),
    }
    fragment = "items" if "after" in request.GET else ""
    return render_page(request, "episodes/detail.html", context, fragment=fragment)


def timeline(episode, viewer, after):
    """The episode's evidence in the order of its scenes, as far as times are known."""
    shown = episode.evidence.for_list(viewer).annotate(
        shown_at=Coalesce(
            "starts_at", Value(AFTER_EVERY_TIMESTAMP), output_field=IntegerField()
        )
    )
    return keyset_page(shown, order=("shown_at", "pk"), after=after)
