"""Comments as threads: one flat query for a page of roots, one for their replies."""

from web.paging import keyset_page

DEEPEST = 6


def threads_page(theory, viewer, after=""):
    """Newest threads first; within a thread the replies as they were written."""
    comments = theory.comments.for_thread(viewer)
    page = keyset_page(
        comments.roots(), order=("-pk",), after=after, list_name=f"threads {theory.pk}"
    )
    replies = list(
        comments.filter(root__in=[root.pk for root in page.items]).order_by("pk")
    )
    by_pk = {comment.pk: comment for comment in [*page.items, *replies]}
    for comment in by_pk.values():
        comment.replies = []
        comment.can_be_edited = comment.can_be_edited_by(viewer.user)
    for reply in replies:
        # A reply to something hidden stays readable, under the head of its thread.
        parent = by_pk.get(reply.parent_id) or by_pk[reply.root_id]
        parent.replies.append(reply)
    for root in page.items:
        settle(root, depth=1)
    page.items[:] = [root for root in page.items if stands(root)]
    return page


def settle(comment, depth):
    """Give each its depth as shown, and drop withdrawn ones that nobody answered."""
    comment.depth = min(depth, DEEPEST)
    for reply in comment.replies:
        settle(reply, depth + 1)
    comment.replies = [reply for reply in comment.replies if stands(reply)]


def stands(comment):
    return comment.deleted_at is None or bool(comment.replies)
