from django.contrib.auth import get_user_model
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from web.htmx import render_page
from web.paging import keyset_page
from web.showing import pages_shown

from ..models import Link, Theory

LATEST = 10


@require_safe
def fan_detail(request, username):
    fan = get_object_or_404(get_user_model(), username__iexact=username, is_active=True)
    theories = Theory.objects.for_list(request.viewer).filter(author=fan)
    links = Link.objects.for_evidence_page(request.viewer).filter(author=fan)
    context = {
        "fan": fan,
        "page": pages_shown(
            request.GET,
            lambda after: keyset_page(
                theories, order=("-pk",), after=after, list_name=f"fan {fan.pk}"
            ),
        ),
        "links": links.select_related("evidence", "theory").order_by("-pk")[:LATEST],
    }
    fragment = "items" if "after" in request.GET else ""
    return render_page(request, "fans/detail.html", context, fragment=fragment)
