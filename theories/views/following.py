"""Following a theory, and what is new in those that one follows."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from web.htmx import SeeOther, render_page, wants_fragment
from web.paging import keyset_page
from web.showing import pages_shown

from ..asking import theory_cards
from ..forms.following import FollowForm, SeenForm
from .reading import find_theory, theory_page


@require_POST
@login_required
def follow(request, slug):
    theory = find_theory(request, slug)
    form = FollowForm(request.POST)
    if not form.is_valid():
        problem = _("You follow a theory or you do not.")
        return theory_page(request, theory, problem=problem, status=422)
    if form.cleaned_data["value"]:
        with transaction.atomic():
            request.user.make_room_for("follows")
            theory.follow(request.user)
    else:
        theory.unfollow(request.user)
    if not wants_fragment(request):
        return SeeOther(theory)
    theory.is_followed = bool(form.cleaned_data["value"])
    return render(request, "theories/_follow_box.html", {"theory": theory})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def following(request):
    if request.method == "POST":
        form = SeenForm(request.POST)
        if not form.is_valid():
            return following_page(request, status=422)
        request.user.follows.all().mark_seen(form.cleaned_data["until"])
        return SeeOther("theories:following")
    return following_page(request)


def following_page(request, *, status=200):
    context = {
        "now": timezone.now(),
        "page": pages_shown(request.GET, lambda after: follows(request.viewer, after)),
        "with_news": seen_by(request.viewer).filter(has_news=1).count(),
    }
    fragment = "items" if "after" in request.GET else ""
    template = "theories/following.html"
    return render_page(request, template, context, fragment=fragment, status=status)


def seen_by(viewer):
    return viewer.user.follows.in_sight_of(viewer).with_news_for(viewer)


def follows(viewer, after):
    """Those with news first; each with its theory as a card shows it."""
    page = keyset_page(
        seen_by(viewer),
        order=("-has_news", "-pk"),
        after=after,
        list_name=f"following {viewer.user.pk}",
    )
    theories = theory_cards(viewer, [each.theory_id for each in page.items])
    for each in page.items:
        each.theory = theories[each.theory_id]
    return page
