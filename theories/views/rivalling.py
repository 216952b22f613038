"""Rivals: their page, proposing a group, and odds that add up."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from characters.spellings import asked
from web.htmx import SeeOther
from web.limits import later
from web.too_many import TooMany

from ..forms.rivalling import RivalryForm
from ..models import Rivalry, Theory
from ..models.rivalry import AlreadyRivals, can_propose_rivalry
from ..picker import words_in
from ..rivals_page import rivals_of

MOST_RESULTS = 10


@require_safe
def rivals(request, pk):
    rivalry = find_rivalry(request, pk)
    context = {
        "rivalry": rivalry,
        "rivals": rivals_of(rivalry, request.viewer),
        "can_propose": can_propose_rivalry(request.user),
    }
    return render(request, "theories/rivals.html", context)


def find_rivalry(request, pk):
    seen = Rivalry.objects.visible_to(request.viewer).select_related("proposed_by")
    return get_object_or_404(seen, pk=pk)


@require_POST
@login_required
def scale_odds(request, pk):
    rivalry = find_rivalry(request, pk)
    with transaction.atomic():
        request.user.make_room_for("odds")
        changed = rivalry.scale_odds_of(request.user, request.viewer)
    if changed:
        messages.success(request, _("Your odds on these rivals now come to 100 %."))
    else:
        messages.info(request, _("There was nothing to change."))
    return SeeOther("theories:board" if "board" in request.POST else rivalry)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_rivals(request):
    if not can_propose_rivalry(request.user):
        raise PermissionDenied(
            _("Moderators, and fans who have been here for a while, propose rivals.")
        )
    if request.method != "POST" or "find" in request.POST:
        return form_page(request, RivalryForm(viewer=request.viewer))
    form = RivalryForm(request.POST, viewer=request.viewer)
    try:
        if form.is_valid() and (rivalry := proposed(form, request)):
            return SeeOther(rivalry)
    except TooMany as limit:
        return later(request, limit, form, partial(form_page, request))
    return form_page(request, form, status=422)


@transaction.atomic
def post_rivalry(fan, words):
    fan.make_room_for("rivalries")
    rivalry = Rivalry.propose(by=fan, **words)
    fan.hold_if_risky(rivalry, rivalry.title)
    return rivalry


def proposed(form, request):
    """The rivalry that the form makes, or made before; None where it is no news."""
    words = form.cleaned_data
    propose = partial(post_rivalry, request.user, words)
    try:
        rivalry, is_new = Rivalry.once(propose, by=request.user, key=words["key"])
    except AlreadyRivals:
        form.add_error("theories", _("Exactly these are rivals already."))
        return None
    if is_new and not rivalry.is_published:
        messages.info(request, _("Your proposal waits for a moderator's look."))
    elif is_new:
        messages.success(request, _("The rivals stand against each other now."))
    return rivalry


def form_page(request, form, *, status=200):
    typed = request.POST or request.GET
    slugs = [each.replace("\0", "") for each in typed.getlist("theories")]
    theories = Theory.objects.listed_for(request.viewer).published()
    chosen = list(theories.filter(slug__in=slugs).order_by("pk"))
    words = words_in(typed)
    found = theories.found_by(asked(words, request.viewer))
    context = {
        "form": form,
        "title": typed.get("title", ""),
        "exhaustive": "exhaustive" in typed,
        "q": words,
        "chosen": chosen,
        "found": found.exclude(pk__in=[each.pk for each in chosen])
        .hottest_first()
        .leading(MOST_RESULTS),
    }
    return render(request, "theories/rivals_form.html", context, status=status)
