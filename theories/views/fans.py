from datetime import timedelta

from django.contrib.auth import get_user_model
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from web.htmx import render_page
from web.paging import keyset_page
from web.showing import pages_shown

from ..models import Link, Theory
from ..record_page import record_of

LATEST = 10
LATELY = timedelta(days=30)


@require_safe
def fan_detail(request, username):
    fan = find_fan(username)
    theories = Theory.objects.for_list(request.viewer).filter(author=fan)
    context = {
        "fan": fan,
        "decided_lately": decided_lately(fan, request.viewer),
        "answered_lately": answered_lately(fan, request.viewer),
        "record": record_of(fan, request.viewer),
        "page": pages_shown(
            request.GET,
            lambda after: keyset_page(
                theories, order=("-pk",), after=after, list_name=f"fan {fan.pk}"
            ),
        ),
        "links": links_of(fan, request.viewer).order_by("-pk")[:LATEST],
    }
    fragment = "items" if "after" in request.GET else ""
    return render_page(request, "fans/detail.html", context, fragment=fragment)


def decided_lately(fan, viewer):
    """How many decisions moderators made about things of the fan who is looking.

    A verdict that they may not know of yet is none.
    """
    if not viewer.is_fan or viewer.user.pk != fan.pk:
        return 0
    told = fan.decisions_about.tellable_to(viewer)
    return told.filter(made_at__gt=timezone.now() - LATELY).count()


def answered_lately(fan, viewer):
    """How many reports moderators answered of the fan who is looking."""
    if not viewer.is_fan or viewer.user.pk != fan.pk:
        return 0
    since = timezone.now() - LATELY
    return fan.reports_made.filter(decision__made_at__gt=since).count()


@require_safe
def fan_links(request, username):
    fan = find_fan(username)
    page = pages_shown(
        request.GET,
        lambda after: keyset_page(
            links_of(fan, request.viewer),
            order=("-pk",),
            after=after,
            list_name=f"links of {fan.pk}",
        ),
    )
    fragment = "items" if "after" in request.GET else ""
    return render_page(
        request, "fans/links.html", {"fan": fan, "page": page}, fragment=fragment
    )


def find_fan(username):
    fans = get_user_model().objects.filter(is_active=True)
    return get_object_or_404(fans.named(username))


def links_of(fan, viewer):
    return Link.objects.for_fan_page(viewer).filter(author=fan)
