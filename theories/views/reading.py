"""Theories as lists and as a page."""

from functools import partial

from django.views.decorators.http import require_safe

from episodes.gate import find, stubs
from web.htmx import render_page
from web.listing import list_page
from web.paging import keyset_page
from web.showing import pages_shown, place_asked

from ..forms.discussing import CommentForm
from ..forms.reading import TheoryFilter
from ..models import Stance, Theory
from ..models.querysets import ORDERS
from ..threads import threads_page


@require_safe
def theory_list(request):
    form = TheoryFilter(request.GET, viewer=request.viewer)
    sort = request.GET.get("sort", "")
    if sort not in ORDERS:
        sort = "hot"
    return list_page(
        request,
        "theories/list.html",
        form,
        lambda after: keyset_page(
            form.narrow(Theory.objects.for_list(request.viewer)),
            order=ORDERS[sort],
            after=after,
        ),
        sort=sort,
    )


@require_safe
def theory_detail(request, slug):
    theory = find_theory(request, slug)
    fragment = ""
    if request.GET.get("after"):
        fragment = "threads"
    elif request.GET.get("reply"):
        fragment = "comment-form"
    return theory_page(request, theory, fragment=fragment)


def find_theory(request, slug):
    visible = Theory.objects.for_page(request.viewer)
    return find(visible, request.viewer, slug=slug)


def theory_page(request, theory, *, fragment="", status=200, **changed):
    """The page of a theory, or one fragment of it.

    `changed` replaces or adds to the context: a refused form, a `problem` to say at
    the top, a `new_comment`.
    """
    viewer = request.viewer
    links = list(theory.links.for_theory_page(viewer))
    for link in links:
        link.can_be_removed = link.can_be_removed_by(viewer.user)
    reply_to = find_reply_to(request, theory)
    context = {
        "theory": theory,
        **{
            stance.value: [link for link in links if link.stance == stance]
            for stance in Stance
        },
        "link_count": len(links),
        "stubs": stubs_of(theory, viewer),
        "rivals": Theory.objects.for_list(viewer).rivals_of(theory),
        "comments_beyond": theory.comments.beyond(viewer).standing().count(),
        "page": pages_shown(
            place_asked(request), partial(threads_page, theory, viewer)
        ),
        "comment_form": CommentForm(
            theory=theory, viewer=viewer, initial={"parent": reply_to}
        ),
        "reply_to": reply_to,
        "is_author": viewer.is_fan and theory.author_id == viewer.user.pk,
        "can_edit": theory.can_be_edited_by(viewer.user),
        "can_link": theory.can_be_linked_by(viewer.user),
        "can_discuss": theory.can_be_discussed_by(viewer.user),
        **changed,
    }
    return render_page(
        request, "theories/detail.html", context, fragment=fragment, status=status
    )


def stubs_of(theory, viewer):
    """A stub for each linked piece of evidence beyond the horizon."""
    links = theory.links.beyond(viewer).select_related("evidence").order_by("pk")
    return stubs([link.evidence for link in links])


def find_reply_to(request, theory):
    """The comment that `?reply=` or a refused form answers, if it may be answered."""
    pk = request.POST.get("parent") or request.GET.get("reply", "")
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    answered = theory.comments.visible_to(request.viewer).standing().published()
    return answered.select_related("author").filter(pk=pk).first()
