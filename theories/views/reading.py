"""Theories as lists and as a page."""

from functools import partial

from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from episodes.gate import find
from web.columns import turned
from web.htmx import render_page
from web.listing import list_page
from web.numbers import whole_number
from web.showing import pages_shown, place_asked

from ..around import links_beyond, proposals_on, rivals_of
from ..asking import lists, theory_with_all
from ..belief import belief
from ..case import case_columns
from ..forms.discussing import CommentForm
from ..forms.reading import TheoryFilter
from ..models import Theory
from ..models.querysets import ORDERS
from ..models.rivalry import can_propose_rivalry
from ..threads import first_thread, threads_page


@require_safe
def theory_list(request):
    form = TheoryFilter(request.GET, viewer=request.viewer)
    sort = request.GET.get("sort", "")
    if sort not in ORDERS:
        sort = "hot"
    rows_after = partial(lists[sort].page, form, request.viewer)
    return list_page(
        request,
        "theories/list.html",
        form,
        rows_after,
        same_for_others=True,
        sort=sort,
    )


@require_safe
def theory_detail(request, slug):
    try:
        theory = find_theory(request, slug)
    except Http404:
        return to_the_other(request, slug)
    if theory.merged_into_id:
        return to_the_other(request, slug)
    fragment = ""
    if request.GET.get("after"):
        fragment = "column-links" if "column" in request.GET else "threads"
    elif request.GET.get("reply"):
        fragment = "comment-form"
    return theory_page(request, theory, fragment=fragment)


def to_the_other(request, slug):
    """The old address of a merged theory leads to the one that it is part of now."""
    visible = Theory.objects.visible_to(request.viewer)
    other = find(visible, request.viewer, merged__slug=slug)
    response = redirect(other, permanent=True)
    # Browsers would otherwise keep it when the merge is taken back.
    add_never_cache_headers(response)
    return response


def find_theory(request, slug):
    return theory_with_all(request.viewer, slug)


def theory_page(request, theory, *, fragment="", status=200, place=None, **changed):
    """The page of a theory, or one fragment of it.

    `place` says which comments to show, where not the page on the screen does.
    `changed` replaces or adds to the context: a refused form, a `problem` to say at
    the top, a `new_comment`.
    """
    viewer = request.viewer
    standing = theory.seen_standing
    links = sorted(theory.seen_links, key=lambda link: -link.weight)
    for link in links:
        link.counts = link.pk in standing.counted
        link.can_be_judged = link.can_be_judged_by(viewer.user)
        link.can_be_removed = link.can_be_removed_by(viewer.user)
    place = place_asked(request) if place is None else place
    columns = case_columns(links, place)
    talk = QueryDict() if "column" in place else place
    reply_to = find_reply_to(request, theory)
    asked_for = find_comment(theory, viewer, place.get("comment", ""))
    first = first_thread(theory, viewer, asked_for)
    can_discuss = theory.can_be_discussed_by(viewer.user)
    context = {
        "theory": theory,
        "standing": standing,
        "columns": columns,
        "turned": turned(columns, place),
        "link_count": len(links),
        "stubs": links_beyond(theory, viewer),
        **rivals_of(theory, viewer),
        "can_propose_rivals": can_propose_rivalry(viewer.user),
        "page": pages_shown(talk, partial(threads_page, theory, viewer, first=first)),
        "has_newer_threads": bool(first),
        "comment_form": can_discuss
        and CommentForm(theory=theory, viewer=viewer, initial={"parent": reply_to}),
        "reply_to": reply_to,
        "is_author": viewer.is_fan and theory.author_id == viewer.user.pk,
        **belief(theory, viewer, asked=request.GET.get("odds", "")),
        "proposals": proposals_on(theory, viewer),
        "can_propose": theory.can_be_proposed_on_by(viewer.user),
        "can_settle": theory.can_be_settled_by(viewer.user),
        "can_edit": theory.can_be_edited_by(viewer.user),
        "can_link": theory.can_be_linked_by(viewer.user),
        "can_discuss": can_discuss,
        **changed,
    }
    return render_page(
        request,
        "theories/detail.html",
        context,
        fragment=fragment,
        status=status,
        same_for_others=True,
    )


def find_reply_to(request, theory):
    """The comment that `?reply=` or a refused form answers, if it may be answered."""
    pk = request.POST.get("parent") or request.GET.get("reply", "")
    answered = find_comment(theory, request.viewer, pk)
    stands = answered and answered.is_published and answered.deleted_at is None
    return answered if stands else None


def find_comment(theory, viewer, pk):
    number = whole_number(pk)
    if number is None:
        return None
    return theory.comments.for_thread(viewer).filter(pk=number).first()
