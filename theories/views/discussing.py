from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from web.htmx import SeeOther, wants_fragment
from web.limits import later
from web.meanwhile import EditedMeanwhile
from web.showing import place_asked
from web.too_many import TooMany

from ..forms.discussing import CommentEditForm, CommentForm
from ..models import Comment
from .reading import find_theory, theory_page


@require_POST
@login_required
def add_comment(request, slug):
    theory = find_theory(request, slug)
    form = CommentForm(request.POST, theory=theory, viewer=request.viewer)
    if not form.is_valid():
        return theory_page(
            request, theory, comment_form=form, fragment="comment-form", status=422
        )
    words = form.cleaned_data
    try:
        comment, _is_new = Comment.once(
            partial(post_comment, theory, request.user, words),
            by=request.user,
            key=words["key"],
        )
    except TooMany as limit:

        def page(form, status):
            return theory_page(request, theory, comment_form=form, status=status)

        return later(request, limit, form, page)
    if not wants_fragment(request):
        return SeeOther(comment)
    return discussion(request, theory.slug, new=comment)


@transaction.atomic
def post_comment(theory, fan, words):
    fan.make_room_for("comments")
    comment = theory.add_comment(author=fan, **words)
    fan.hold_if_risky(comment, comment.body)
    return comment


@require_safe
def comment(request, pk):
    """Where it stands in its discussion; for htmx the comment alone."""
    found = get_object_or_404(
        Comment.objects.for_thread(request.viewer).select_related("theory"), pk=pk
    )
    if not wants_fragment(request):
        return redirect(found)
    return comment_alone(request, found)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_comment(request, pk):
    comment = find_own_comment(request, pk)
    data = request.POST if request.method == "POST" else None
    form = CommentEditForm(data, instance=comment)
    if not form.is_valid():
        return edit_page(request, form, status=422 if form.is_bound else 200)
    try:
        change_comment(comment, request.user, form.cleaned_data)
    except EditedMeanwhile as newer:
        meanwhile = form.standing_beside(newer.held)
        return edit_page(request, form, meanwhile=meanwhile, status=409)
    if wants_fragment(request):
        return comment_alone(request, comment, is_changed=True)
    messages.success(request, _("Your comment is changed."))
    return SeeOther(comment)


@transaction.atomic
def change_comment(comment, fan, words):
    comment.edit(**words)
    fan.hold_edit_if_risky(comment, words["body"])


def edit_page(request, form, *, status, **more):
    name = "_comment_edit" if wants_fragment(request) else "comment_form"
    context = {"comment": form.instance, "form": form, **more}
    return render(request, f"theories/{name}.html", context, status=status)


@require_POST
@login_required
def comment_deletion(request, pk):
    comment = find_own_comment(request, pk)
    comment.withdraw()
    if not wants_fragment(request):
        messages.success(request, _("Your comment is deleted."))
        return SeeOther(f"{comment.theory.get_absolute_url()}#discussion")
    return discussion(request, comment.theory.slug)


def comment_alone(request, comment, *, is_changed=False):
    comment.can_be_edited = comment.can_be_edited_by(request.user)
    context = {
        "comment": comment,
        "theory": comment.theory,
        "can_discuss": comment.theory.can_be_discussed_by(request.user),
        "is_changed": is_changed,
    }
    return render(request, "theories/_comment.html", context)


def discussion(request, slug, *, new=None):
    """All of the discussion, with the new comment marked and an empty form."""
    theory = find_theory(request, slug)
    place = place_asked(request).copy()
    if new and not new.parent_id:
        # It heads the newest thread, wherever the discussion was read from.
        place.pop("comment", None)
    return theory_page(
        request,
        theory,
        comment_form=CommentForm(theory=theory, viewer=request.viewer),
        reply_to=None,
        place=place,
        new_comment=new and new.pk,
        fragment="discussion",
    )


def find_own_comment(request, pk):
    comment = get_object_or_404(
        Comment.objects.for_thread(request.viewer).select_related("theory"), pk=pk
    )
    if not comment.can_be_edited_by(request.user):
        raise PermissionDenied(_("Only its author changes a comment."))
    return comment
