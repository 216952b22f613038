"""Reporting something, and what came of one's reports."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from web.htmx import SeeOther, render_page, wants_fragment
from web.limits import later
from web.paging import keyset_page
from web.showing import pages_shown
from web.too_many import TooMany

from .. import targets
from ..forms.reporting import ReportForm
from ..models import Decision, InACircle, Report
from ..showing import with_targets_for


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request):
    asked = request.POST if request.method == "POST" else request.GET
    if not asked.get("target"):
        return SeeOther("moderation:rules")
    target = targets.find_for(request.viewer, asked["target"])
    if targets.author_of(target) == request.user:
        raise PermissionDenied(_("You cannot report what is yours; edit or delete it."))
    if request.method != "POST":
        return report_page(request, target, ReportForm(None, **tied(request, target)))
    form = ReportForm(request.POST, **tied(request, target))
    if not form.is_valid():
        return report_page(request, target, form, status=422)
    return file_report(request, target, form)


def file_report(request, target, form):
    page = partial(report_page, request, target)
    try:
        with transaction.atomic():
            request.user.make_room_for("reports_made")
            _report, is_new = Report.file(target, by=request.user, **form.cleaned_data)
    except InACircle:
        form.refuse_circle()
        return page(form, status=422)
    except TooMany as limit:
        return later(request, limit, form, page)
    if wants_fragment(request):
        context = {"is_new": is_new}
        return render(request, "moderation/report.html#report-sent", context)
    messages.success(request, thanks(is_new))
    return SeeOther(after_reporting(target, request.viewer))


def tied(request, target):
    return {"target": target, "viewer": request.viewer}


def thanks(is_new):
    if is_new:
        return _("Thank you. A moderator will look at it.")
    return _("You have reported this already; a moderator will look at it.")


def after_reporting(target, viewer):
    """Back to the thing, unless the report was the one that hid it."""
    model = type(target)
    if model is targets.Fan or model.objects.visible_to(viewer).filter(pk=target.pk):
        return targets.page_of(target)
    return "moderation:own_reports"


def report_page(request, target, form, *, status=200):
    context = {
        "form": form,
        "kind": targets.kind_of(target),
        "name": targets.name_of(target),
        "label": targets.label_of(target),
        "page": targets.page_of(target),
    }
    return render_page(
        request,
        "moderation/report.html",
        context,
        fragment="report-form",
        status=status,
    )


@never_cache
@login_required
@require_safe
def own_reports(request):
    context = {"page": pages_shown(request.GET, lambda after: reports(request, after))}
    fragment = "items" if "after" in request.GET else ""
    return render_page(request, "moderation/reports.html", context, fragment=fragment)


def reports(request, after):
    mine = Report.objects.filter(reporter=request.user)
    page = keyset_page(mine, order=("-pk",), after=after, list_name="own reports")
    with_targets_for(page.items, request.viewer)
    known = Decision.objects.visible_to(request.viewer)
    answered(page.items, known)
    return page


def answered(reports, known):
    """Give each report `answer`, the decision as far as the reader may know it."""
    answers = known.in_bulk({each.decision_id for each in reports} - {None})
    for each in reports:
        each.answer = answers.get(each.decision_id)
