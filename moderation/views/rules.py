"""The rules, from where the forms and the limits read them."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts import standing
from accounts.posting import LIMITS, LOOKS_FIRST
from accounts.standing import Standing

from ..models.pressing import HIDES_ITSELF_AT, HIDES_ITSELF_FROM
from ..models.undoing import UNDO_WITHIN
from ..reasons import FITS, LEADS_TO, MEANING

WHAT = {
    "theories": _("Theories a day"),
    "evidence": _("Pieces of evidence a day"),
    "links": _("Links an hour"),
    "comments": _("Comments an hour"),
    "reports_made": _("Reports a day"),
    "votes": _("Votes an hour"),
    "judgements": _("Votes on strength an hour"),
    "accuracy_votes": _("Votes on accuracy an hour"),
    "odds": _("Changes of odds an hour"),
    "proposals": _("Proposed verdicts a day"),
    "seconds": _("Proposals supported an hour"),
    "follows": _("Theories followed an hour"),
    "rivalries": _("Groups of rivals a day"),
}


@require_safe
def rules(request):
    context = {
        "reasons": [
            {"reason": each, "meaning": MEANING[each], "leads_to": LEADS_TO[each]}
            for each in FITS
        ],
        "levels": [level.label for level in Standing.Trust],
        "limits": [
            (WHAT[what], numbers) for what, (_at, _in, numbers) in LIMITS.items()
        ],
        "member_days": standing.MEMBER_AFTER.days,
        "trusted_days": standing.TRUSTED_AFTER.days,
        "trusted_posts": standing.TRUSTED_POSTS,
        "trusted_share": round(standing.TRUSTED_SHARE * 100),
        "looks_first": LOOKS_FIRST,
        "hides_at": HIDES_ITSELF_AT,
        "hides_from": HIDES_ITSELF_FROM,
        "undo_minutes": UNDO_WITHIN.seconds // 60,
    }
    return render(request, "moderation/rules.html", context)
