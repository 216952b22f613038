"""Comments: said in threads, changed and taken back by those who said them."""

import pytest
from django.db import IntegrityError

from theories.models import Comment, Theory

from .factories import make_comment, make_theory

HTMX = {"HX-Request": "true"}


def comments_url(theory):
    return f"/theories/{theory.slug}/comments/"


def test_a_comment_stands_under_the_theory(as_user, ben, client):
    theory = make_theory()
    response = as_user(ben).post(comments_url(theory), {"body": "I *doubt* it."})
    comment = Comment.objects.get()
    page = client.get(theory.get_absolute_url())
    theory.refresh_from_db()
    assert response.status_code == 303
    assert response["Location"].endswith(f"{theory.slug}/#comment-{comment.pk}")
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


def test_authors_change_their_own_comments(as_user, ben, client):
    comment = make_comment(author=ben)
    edit = f"/comments/{comment.pk}/edit/"
    mine = as_user(ben)
    assert comment.body in mine.get(edit).content.decode()
    response = mine.post(edit, {"body": "On second thought, **no**."})
    comment.refresh_from_db()
    assert response.status_code == 303
    assert comment.edited_at
    assert "<strong>no</strong>" in comment.body_html


def test_a_change_to_nothing_is_refused(as_user, ben):
    comment = make_comment(author=ben)
    response = as_user(ben).post(f"/comments/{comment.pk}/edit/", {"body": " "})
    assert response.status_code == 422
    assert Comment.objects.get().body == comment.body


@pytest.mark.parametrize("door", ["edit", "deletion"])
def test_nobody_changes_the_words_of_somebody_else(door, as_user, ana, ben, mona):
    comment = make_comment(make_theory(author=ana), author=ben)
    url = f"/comments/{comment.pk}/{door}/"
    for other in [ana, mona]:
        assert as_user(other).post(url, {"body": "Mine now."}).status_code == 403
    assert Comment.objects.get().body == comment.body


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_comment_taken_back_is_gone(headers, as_user, ben, client):
    comment = make_comment(author=ben, body="Oh no.")
    response = as_user(ben).post(f"/comments/{comment.pk}/deletion/", headers=headers)
    page = client.get(comment.theory.get_absolute_url())
    assert response.status_code == (200 if headers else 303)
    assert page.context["page"].items == []
    assert Comment.objects.get().body == ""
    assert Theory.objects.get().comment_count == 0


def test_the_place_of_an_answered_comment_stays(ben, client):
    root = make_comment(author=ben, body="Oh no.")
    reply = make_comment(root.theory, parent=root)
    root.withdraw()
    page = client.get(root.theory.get_absolute_url())
    assert page.context["page"].items[0].replies == [reply]
    assert "Oh no." not in page.content.decode()


def test_what_is_taken_back_cannot_be_changed_or_answered(as_user, ben):
    comment = make_comment(author=ben)
    comment.withdraw()
    mine = as_user(ben)
    edited = mine.post(f"/comments/{comment.pk}/edit/", {"body": "Back."})
    answered = mine.post(
        comments_url(comment.theory), {"body": "Hm.", "parent": comment.pk}
    )
    assert edited.status_code == 403
    assert answered.status_code == 422
    assert Comment.objects.get().body == ""


def test_a_hidden_comment_is_read_by_its_author_and_moderators(
    as_user, ana, ben, mona, client
):
    comment = make_comment(author=ana, body="Unfit to print.")
    comment.hide()
    url = comment.theory.get_absolute_url()
    for reader in [as_user(ana), as_user(mona)]:
        assert "Unfit to print." in reader.get(url).content.decode()
    for reader in [client, as_user(ben)]:
        assert "Unfit to print." not in reader.get(url).content.decode()


def test_the_database_refuses_a_reply_without_a_thread(db):
    root = make_comment()
    with pytest.raises(IntegrityError):
        Comment.objects.create(theory=root.theory, parent=root, body="Adrift.")
