"""Comments as threads: one flat query for a page of roots, one for their replies."""

from web.paging import keyset_page

DEEPEST = 6


def threads_page(theory, viewer, after=""):
    """Newest threads first; within a thread the replies as they were written."""
    comments = theory.comments.for_thread(viewer)
    page = keyset_page(
        comments.roots(), order=("-pk",), after=after, list_name=f"threads {theory.pk}"
    )
    roots = {root.pk: root for root in page.items}
    replies = comments.filter(root__in=roots).order_by("pk")
    grow(roots, list(replies), viewer)
    page.items[:] = [root for root in page.items if stands(root)]
    return page


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
