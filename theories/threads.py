"""Comments as threads: one flat query for a page of roots, one for their replies."""

from episodes.questions import Question
from web.paging import keyset_page, page_of

from .models import Comment

DEEPEST = 6
THREADS = 20
ORDER = ("-pk",)

newest_heads = Question(
    lambda viewer, theory: (
        Comment.objects.for_thread(viewer)
        .filter(theory=theory)
        .roots()
        .order_by(*ORDER)[: THREADS + 1]
    )
)
# Not of all comments of the theory: SQLite would look through them.
replies_below = Question(
    lambda viewer, roots: (
        Comment.objects.for_thread(viewer).filter(root__in=roots).order_by("pk")
    ),
    most=THREADS,
)


def threads_page(theory, viewer, after="", *, first=None):
    """Newest threads first; within a thread the replies as they were written.

    With `first`, the key of the comment that heads a thread, newer ones are left out.
    """
    if after or first:
        page = heads_from(theory, viewer, after, first)
    else:
        newest = newest_heads.ask(viewer, theory=theory.pk)
        page = page_of(newest, ORDER, THREADS, list_name(theory))
    roots = {root.pk: root for root in page.items}
    for root in page.items:
        root.theory = theory
    replies = replies_below.ask(viewer, roots=[*roots])
    for reply in replies:
        reply.theory = theory
    grow(roots, replies, viewer)
    page.items[:] = [root for root in page.items if stands(root)]
    return page


def heads_from(theory, viewer, after, first):
    comments = Comment.objects.for_thread(viewer).filter(theory=theory.pk)
    heads = comments.roots().filter(pk__lte=first) if first else comments.roots()
    return keyset_page(
        heads, order=ORDER, after=after, size=THREADS, list_name=list_name(theory)
    )


def list_name(theory):
    return f"threads {theory.pk}"


def first_thread(theory, viewer, comment):
    """What to begin with so that `comment` is on the page; None: with the newest."""
    if comment is None:
        return None
    head = comment.root_id or comment.pk
    newer = theory.comments.visible_to(viewer).roots().filter(pk__gt=head)
    return head if newer[:THREADS].count() == THREADS else None


def grow(roots, replies, viewer):
    """Hang each reply below the comment it answers, no deeper than `DEEPEST`."""
    known = dict(roots)
    for root in roots.values():
        place(root, 1, viewer)
    for reply in replies:
        # A reply to something hidden stays readable, under the head of its thread.
        reply.above = known.get(reply.parent_id, known[reply.root_id])
        if reply.above.depth == DEEPEST:
            reply.above = reply.above.above
        place(reply, reply.above.depth + 1, viewer)
        reply.above.replies.append(reply)
        known[reply.pk] = reply
    # Backwards, so that a withdrawn one goes after the withdrawn replies to it.
    for reply in reversed(replies):
        if not stands(reply):
            reply.above.replies.remove(reply)


def place(comment, depth, viewer):
    comment.depth = depth
    comment.replies = []
    comment.can_be_edited = comment.can_be_edited_by(viewer.user)


def stands(comment):
    """Whether to show it: a withdrawn comment only where somebody answered it."""
    return comment.deleted_at is None or bool(comment.replies)
