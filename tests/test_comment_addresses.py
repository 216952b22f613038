"""The address of a comment leads to a page that shows it, however old it is."""

import pytest
from playwright.sync_api import expect

from theories.models import Comment

from .factories import make_comment, make_theory
from .reading import HTMX
from .steps import button, enter


@pytest.fixture
def theory(ana):
    """With threads on three pages; the oldest has a reply."""
    theory = make_theory("The bonfire is a signal to the halfbies", author=ana)
    oldest = make_comment(theory, body="The oldest of all")
    for number in range(45):
        make_comment(theory, body=f"Comment {number}")
    make_comment(theory, body="A late reply", parent=oldest)
    return theory


@pytest.mark.parametrize("words", ["The oldest of all", "A late reply"])
def test_a_comment_beyond_the_first_page_is_on_the_page_of_its_address(
    words, theory, client
):
    comment = Comment.objects.get(body=words)
    assert words not in client.get(theory.get_absolute_url()).content.decode()
    answer = client.get(f"/comments/{comment.pk}/", follow=True)
    assert answer.redirect_chain[0][0] == comment.get_absolute_url()
    assert f'id="comment-{comment.pk}"' in answer.content.decode()
    assert "Show the newest comments" in answer.content.decode()


def test_a_comment_on_the_first_page_leaves_the_newest_on_top(theory, client):
    comment = Comment.objects.get(body="Comment 30")
    newest = Comment.objects.get(body="Comment 44")
    page = client.get(comment.get_absolute_url())
    assert page.context["page"].items[0] == newest
    assert comment in page.context["page"].items


def test_a_reader_goes_on_from_there_without_missing_one(theory, client):
    comment = Comment.objects.get(body="Comment 22")
    page = client.get(comment.get_absolute_url()).context["page"]
    rest = client.get(theory.get_absolute_url(), {"after": page.after}).context["page"]
    shown = [each.body for each in [*page.items, *rest.items]]
    older = [f"Comment {number}" for number in reversed(range(23))]
    assert shown == [*older, "The oldest of all"]


@pytest.mark.parametrize("made_up", ["0", "-1", "x", "1" * 30, "١", "99999"])
def test_an_address_of_no_comment_begins_with_the_newest(made_up, theory, client):
    page = client.get(theory.get_absolute_url(), {"comment": made_up}).context["page"]
    assert page.items[0].body == "Comment 44"


def test_a_comment_out_of_sight_is_as_if_it_were_not_there(theory, client):
    hidden = Comment.objects.get(body="The oldest of all")
    hidden.hide()
    alone = [client.get(f"/comments/{pk}/").status_code for pk in [hidden.pk, 99999]]
    assert alone == [404, 404]
    page = client.get(theory.get_absolute_url(), {"comment": hidden.pk})
    assert page.context["page"].items[0].body == "Comment 44"


def test_htmx_gets_the_comment_alone(theory, client):
    comment = Comment.objects.get(body="The oldest of all")
    answer = client.get(f"/comments/{comment.pk}/", headers=HTMX).content.decode()
    assert answer.strip().startswith("<article")
    assert "The oldest of all" in answer


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_words_sent_from_an_old_place_are_shown(page, theory, ben):
    comment = Comment.objects.get(body="The oldest of all")
    enter(page, ben).goto(comment.get_absolute_url())
    expect(page.locator(f"#comment-{comment.pk}")).to_be_in_viewport()
    page.locator(f"#comment-{comment.pk}").get_by_role("link", name="Reply").click()
    page.get_by_label("Your comment").fill("Still true.")
    button(page, "Post your reply").click()
    expect(page.locator(".comment", has_text="Still true.")).to_be_focused()
    page.get_by_label("Your comment").fill("And now?")
    button(page, "Post your comment").click()
    expect(page.locator(".comment", has_text="And now?")).to_be_focused()
