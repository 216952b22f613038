from functools import partial

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from web.htmx import render_page
from web.paging import keyset_page
from web.showing import pages_shown

from .models import Episode, Season


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
    evidence = episode.evidence.model.objects.listed_for(viewer)
    shown = evidence.filter(episode=episode).as_cards()
    return keyset_page(
        shown,
        order=("shown_at", "pk"),
        after=after,
        list_name=f"timeline {episode.order}",
    )
