from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from characters.models import Character
from episodes.gate import find, stubs
from web.htmx import SeeOther
from web.listing import list_page
from web.paging import keyset_page

from .entry import EvidenceForm
from .forms import EvidenceFilter
from .models import Evidence


@require_safe
def evidence_list(request):
    form = EvidenceFilter(request.GET, viewer=request.viewer)
    return list_page(
        request,
        "evidence/list.html",
        form,
        lambda after: keyset_page(
            form.narrow(Evidence.objects.for_list(request.viewer)),
            order=("-pk",),
            after=after,
        ),
    )


@require_safe
def evidence_detail(request, slug):
    viewer = request.viewer
    visible = Evidence.objects.visible_to(viewer)
    evidence = find(visible.select_related("episode", "added_by"), viewer, slug=slug)
    links = list(evidence.links.for_evidence_page(viewer))
    context = {
        "evidence": evidence,
        "characters": evidence.characters.filter(
            pk__in=Character.objects.visible_to(viewer)
        ),
        "sources": evidence.sources.all(),
        "stubs": stubs(
            link.theory
            for link in evidence.links.beyond(viewer).select_related("theory")
        ),
        **{
            stance: [link for link in links if link.stance == stance]
            for stance in ("supports", "contradicts", "complicates")
        },
    }
    return render(request, "evidence/detail.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_evidence(request):
    data = request.POST if request.method == "POST" else None
    form = EvidenceForm(data, viewer=request.viewer)
    if form.is_valid():
        evidence, is_new = Evidence.once(
            partial(form.save_by, request.user),
            by=request.user,
            key=form.cleaned_data["key"],
        )
        if is_new:
            messages.success(request, _("Your evidence is on record."))
        return SeeOther(evidence)
    status = 422 if form.is_bound else 200
    return render(request, "evidence/form.html", {"form": form}, status=status)
