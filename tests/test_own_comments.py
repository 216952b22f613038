"""Comments changed, taken back or hidden."""

import pytest

from theories.models import Comment, Theory

from .factories import make_comment, make_theory
from .reading import HTMX


def comments_url(theory):
    return f"/theories/{theory.slug}/comments/"


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
