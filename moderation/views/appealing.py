"""What was decided about a fan's things, for the fan: to read, copy and appeal."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from web.htmx import SeeOther, render_page
from web.paging import keyset_page
from web.showing import pages_shown

from .. import targets
from ..forms.appealing import AppealForm
from ..models import Appeal, Decision
from ..models.appeal import can_appeal
from ..showing import with_targets_for


@never_cache
@login_required
@require_safe
def own_decisions(request):
    return own_page(request)


def own_page(request, *, status=200, refused=None):
    context = {
        "page": pages_shown(request.GET, lambda after: decided(request, after, refused))
    }
    fragment = "items" if "after" in request.GET else ""
    return render_page(
        request, "moderation/yours.html", context, fragment=fragment, status=status
    )


def decided(request, after, refused):
    """Decisions about what is theirs; the words only where they may know them."""
    mine = own(request).select_related("moderator", "undone_by", "appeal__answer")
    page = keyset_page(mine, order=("-pk",), after=after, list_name="own decisions")
    known = Decision.objects.visible_to(request.viewer)
    known = set(known.filter(pk__in=[e.pk for e in page.items]).values_list("pk"))
    for each in with_targets_for(page.items, request.viewer):
        each.is_known = (each.pk,) in known
        each.own_words = targets.words_of(each.seen_target)
        if can_appeal(request.user, each):
            is_refused = refused is not None and refused[0] == each
            form = refused[1] if is_refused else AppealForm()
            form.auto_id = f"appeal_{each.pk}_%s"
            each.appeal_form = form
    return page


def own(request):
    about_them = Decision.objects.filter(author=request.user)
    return about_them.tellable_to(request.viewer)


@never_cache
@require_POST
@login_required
def appeal(request, pk):
    decision = get_object_or_404(own(request), pk=pk)
    form = AppealForm(request.POST)
    if not form.is_valid():
        return own_page(request, status=422, refused=(decision, form))
    Appeal.file(decision, by=request.user, words=form.cleaned_data["words"])
    messages.success(request, _("Another moderator will look at it."))
    return SeeOther("moderation:own_decisions")
