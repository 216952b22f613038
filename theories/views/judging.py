"""Strength votes on links."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from web.htmx import SeeOther, wants_fragment

from ..forms.judging import StrengthForm
from ..models import Link
from .reading import find_theory, theory_page


@require_POST
@login_required
def cast_strength_vote(request, pk):
    link = get_object_or_404(
        Link.objects.for_theory_page(request.viewer).select_related("theory"), pk=pk
    )
    form = StrengthForm(request.POST)
    if not form.is_valid():
        problem = _("A link is strong, fair, weak or no tie at all.")
        if wants_fragment(request):
            return strength_box(request, link, problem=problem, status=422)
        theory = find_theory(request, link.theory.slug)
        return theory_page(request, theory, problem=problem, status=422)
    try:
        with transaction.atomic():
            if link.my_strength is None:
                request.user.make_room_for("judgements")
            judged = link.cast_strength_vote(request.user, form.cleaned_data["value"])
    except Link.DoesNotExist as removed:
        raise Http404 from removed
    if not wants_fragment(request):
        return SeeOther(f"{judged.theory.get_absolute_url()}#link-{judged.pk}")
    return strength_box(request, judged)


def strength_box(request, link, *, problem="", status=200):
    context = {"link": link, "problem": problem}
    return render(request, "theories/_strength_box.html", context, status=status)
