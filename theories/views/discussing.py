from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from web.htmx import SeeOther, wants_fragment

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
    comment, _is_new = Comment.once(
        partial(theory.add_comment, author=request.user, **words),
        by=request.user,
        key=words["key"],
    )
    if not wants_fragment(request):
        return SeeOther(comment)
    return discussion(request, theory.slug, new=comment.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_comment(request, pk):
    comment = find_own_comment(request, pk)
    data = request.POST if request.method == "POST" else None
    form = CommentEditForm(data, instance=comment)
    if not form.is_valid():
        context = {"comment": comment, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "theories/comment_form.html", context, status=status)
    comment.edit(form.cleaned_data["body"])
    messages.success(request, _("Your comment is changed."))
    return SeeOther(comment)


@require_POST
@login_required
def comment_deletion(request, pk):
    comment = find_own_comment(request, pk)
    comment.withdraw()
    if not wants_fragment(request):
        messages.success(request, _("Your comment is deleted."))
        return SeeOther(f"{comment.theory.get_absolute_url()}#discussion")
    return discussion(request, comment.theory.slug)


def discussion(request, slug, *, new=None):
    """All of the discussion, with the new comment marked and an empty form."""
    theory = find_theory(request, slug)
    return theory_page(
        request,
        theory,
        comment_form=CommentForm(theory=theory, viewer=request.viewer),
        reply_to=None,
        new_comment=new,
        fragment="discussion",
    )


def find_own_comment(request, pk):
    comment = get_object_or_404(
        Comment.objects.visible_to(request.viewer).select_related("theory"), pk=pk
    )
    if not comment.can_be_edited_by(request.user):
        raise PermissionDenied(_("Only its author changes a comment."))
    return comment
