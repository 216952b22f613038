"""Comments: said in threads."""

import pytest
from django.db import IntegrityError

from theories.models import Comment

from .factories import make_comment, make_theory
from .reading import HTMX


def comments_url(theory):
    return f"/theories/{theory.slug}/comments/"


def test_a_comment_stands_under_the_theory(as_user, ben, client):
    theory = make_theory()
    response = as_user(ben).post(comments_url(theory), {"body": "I *doubt* it."})
    comment = Comment.objects.get()
    page = client.get(theory.get_absolute_url())
    theory.refresh_from_db()
    assert response.status_code == 303
    assert response["Location"].endswith(
        f"{theory.slug}/?comment={comment.pk}#comment-{comment.pk}"
    )
    assert (comment.author, theory.comment_count) == (ben, 1)
    assert "I <em>doubt</em> it." in page.content.decode()


def test_with_htmx_the_discussion_comes_back_with_an_empty_form(as_user, ben):
    theory = make_theory()
    response = as_user(ben).post(
        comments_url(theory), {"body": "I doubt it."}, headers=HTMX
    )
    page = response.content.decode()
    assert "<html" not in page
    assert 'id="discussion"' in page
    assert page.count("I doubt it.") == 1
    assert not response.context["comment_form"].is_bound


def test_a_reply_stands_under_what_it_answers(client, db):
    root = make_comment(body="It is so.")
    reply = make_comment(root.theory, parent=root, body="Why?")
    second = make_comment(root.theory, parent=reply, body="Because.")
    shown = client.get(root.theory.get_absolute_url()).context["page"].items
    assert shown == [root]
    assert shown[0].replies == [reply]
    assert shown[0].replies[0].replies == [second]
    assert {reply.root_id, second.root_id} == {root.pk}


def test_a_thread_is_drawn_six_deep_at_most_and_whole(client, db):
    deepest = root = make_comment()
    for _ in range(8):
        deepest = make_comment(root.theory, parent=deepest)
    shown = client.get(root.theory.get_absolute_url()).context["page"].items
    depths = []
    while shown:
        depths += [comment.depth for comment in shown]
        shown = [reply for comment in shown for reply in comment.replies]
    assert depths == [1, 2, 3, 4, 5, 6, 6, 6, 6]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_form_says_whom_it_answers(headers, as_user, ana, ben):
    comment = make_comment(author=ana)
    page = as_user(ben).get(
        comment.theory.get_absolute_url(), {"reply": comment.pk}, headers=headers
    )
    text = page.content.decode()
    assert page.context["reply_to"] == comment
    assert f'name="parent" value="{comment.pk}"' in text
    assert ("<html" in text) is (not headers)


@pytest.mark.parametrize("reply", ["0", "-1", "x", "1e3", "１", "9" * 30, "\0", ""])
def test_a_reply_to_nothing_is_a_comment_of_its_own(reply, as_user, ben):
    page = as_user(ben).get(make_theory().get_absolute_url(), {"reply": reply})
    assert page.status_code == 200
    assert page.context["reply_to"] is None


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("body", ["", "  \n ", "\u200b\u3164", "x" * 5001])
def test_an_empty_or_endless_comment_is_refused_and_kept(body, headers, as_user, ben):
    theory = make_theory()
    response = as_user(ben).post(comments_url(theory), {"body": body}, headers=headers)
    assert response.status_code == 422
    assert response.context["comment_form"].errors["body"]
    assert response.context["comment_form"]["body"].value() == body
    assert not Comment.objects.exists()


def test_the_longest_comment_goes_through(as_user, ben):
    theory = make_theory()
    as_user(ben).post(comments_url(theory), {"body": "걸" * 5000})
    assert Comment.objects.get().body == "걸" * 5000


def test_a_locked_theory_takes_no_comments(as_user, ben):
    theory = make_theory(locked=True)
    response = as_user(ben).post(comments_url(theory), {"body": "Hello."})
    assert response.status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize("state", ["hidden", "pending", "removed"])
def test_a_theory_out_of_sight_takes_no_comments(state, as_user, ben):
    theory = make_theory(state=state)
    response = as_user(ben).post(comments_url(theory), {"body": "Hello."})
    assert response.status_code == 404


def test_the_database_refuses_a_reply_without_a_thread(db):
    root = make_comment()
    with pytest.raises(IntegrityError):
        Comment.objects.create(theory=root.theory, parent=root, body="Adrift.")
