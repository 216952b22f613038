"""Odds: giving them, and the section of the page that shows everybody's."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from web.htmx import SeeOther, wants_fragment

from ..asking import theory_to_judge
from ..forms.believing import OddsForm
from .reading import find_theory, theory_page


@require_POST
@login_required
def give_odds(request, slug):
    theory = theory_to_judge(request.viewer, slug)
    if theory.seen_outcome:
        raise PermissionDenied(_("This theory is settled: odds are closed."))
    if not theory.takes_odds_of(request.user):
        raise PermissionDenied(_("This theory is closed to odds."))
    form = OddsForm(request.POST, theory=theory)
    if not form.is_valid():
        theory = find_theory(request, slug)
        return theory_page(request, theory, odds_form=form, fragment="odds", status=422)
    given = form.cleaned_data
    with transaction.atomic():
        request.user.make_room_for("odds")
        entry = theory.give_odds(
            request.user, given["percent"], moved_by=given["moved_by"]
        )
    if wants_fragment(request):
        theory = find_theory(request, slug)
        return theory_page(request, theory, odds_given=entry, fragment="odds")
    messages.success(
        request, _("Your odds are on record: %(percent)s %%.") % vars(entry)
    )
    return SeeOther(f"{theory.get_absolute_url()}#odds")
