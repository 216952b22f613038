from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from web.htmx import SeeOther, wants_fragment

from ..asking import theory_to_vote_on
from ..forms.voting import VoteForm
from .reading import find_theory, theory_page


@require_POST
@login_required
def cast_vote(request, slug):
    theory = theory_to_vote_on(request.viewer, slug)
    form = VoteForm(request.POST)
    if not form.is_valid():
        problem = _("A vote is up, down or withdrawn.")
        if not wants_fragment(request):
            theory = find_theory(request, slug)
            return theory_page(request, theory, problem=problem, status=422)
        return vote_box(request, theory, problem=problem, status=422)
    with transaction.atomic():
        if not theory.my_vote:
            request.user.make_room_for("votes")
        voted = theory.cast_vote(request.user, form.cleaned_data["value"])
    if not wants_fragment(request):
        return SeeOther(theory)
    return vote_box(request, voted)


def vote_box(request, theory, *, problem="", status=200):
    context = {"theory": theory, "problem": problem}
    return render(request, "theories/_vote_box.html", context, status=status)
