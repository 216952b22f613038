from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from web.columns import turned
from web.htmx import SeeOther, render_page, wants_fragment
from web.limits import later
from web.listing import list_page
from web.too_many import TooMany

from .asking import characters_in, find_evidence, newest_first
from .bearing import bearing
from .entry import EvidenceForm
from .forms import AccuracyForm, EvidenceFilter
from .models import Evidence


@require_safe
def evidence_list(request):
    form = EvidenceFilter(request.GET, viewer=request.viewer)
    rows_after = partial(newest_first.page, form, request.viewer)
    return list_page(
        request, "evidence/list.html", form, rows_after, same_for_others=True
    )


@require_safe
def evidence_detail(request, slug):
    return evidence_page(request, find_evidence(request.viewer, slug))


@require_POST
@login_required
def cast_accuracy_vote(request, slug):
    evidence = find_evidence(request.viewer, slug)
    form = AccuracyForm(request.POST)
    if not form.is_valid():
        problem = _("Say yes, no, or take back what you said.")
        if wants_fragment(request):
            return accuracy_box(request, evidence, problem=problem, status=422)
        return evidence_page(request, evidence, problem=problem, status=422)
    with transaction.atomic():
        if not evidence.my_check:
            request.user.make_room_for("accuracy_votes")
        checked = evidence.cast_accuracy_vote(request.user, form.cleaned_data["value"])
    if not wants_fragment(request):
        return SeeOther(f"{evidence.get_absolute_url()}#accuracy")
    return accuracy_box(request, checked)


def accuracy_box(request, evidence, *, problem="", status=200):
    context = {"evidence": evidence, "can_check": True, "problem": problem}
    return render(request, "evidence/_accuracy_box.html", context, status=status)


def evidence_page(request, evidence, *, problem="", status=200):
    viewer = request.viewer
    context = bearing(evidence, viewer, request.GET)
    context |= {
        "evidence": evidence,
        "can_check": evidence.can_be_checked_by(viewer.user),
        "problem": problem,
        "characters": characters_in.ask(viewer, evidence=evidence.pk),
        "sources": [*evidence.sources.all()],
        "turned": turned(context["columns"], request.GET),
    }
    fragment = "column-links" if context["turned"] else ""
    return render_page(
        request,
        "evidence/detail.html",
        context,
        fragment=fragment,
        status=status,
        same_for_others=True,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_evidence(request):
    data = request.POST if request.method == "POST" else None
    form = EvidenceForm(data, viewer=request.viewer)
    if form.is_valid():
        try:
            evidence, is_new = Evidence.once(
                partial(post_evidence, form, request.user),
                by=request.user,
                key=form.cleaned_data["key"],
            )
        except TooMany as limit:
            return later(request, limit, form, partial(evidence_form, request))
        if is_new:
            messages.success(request, _("Your evidence is on record."))
        return SeeOther(evidence)
    return evidence_form(request, form, 422 if form.is_bound else 200)


@transaction.atomic
def post_evidence(form, fan):
    fan.make_room_for("evidence")
    evidence = form.save_by(fan)
    # Its source is an address by nature, and shown as one: only the words count.
    fan.hold_if_risky(evidence, evidence.title, evidence.description)
    return evidence


def evidence_form(request, form, status):
    return render(request, "evidence/form.html", {"form": form}, status=status)
