"""Double clicks, broken lines and reloads: one record, and never a lost word."""

import re

import pytest
from playwright.sync_api import expect

from theories.models import Comment, Theory

from .factories import make_episode, make_theory
from .steps import button, enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CLAIM = "The bonfire is a signal to the halfbies"


@pytest.fixture
def ben_reads(page, ben, ana):
    theory = make_theory(CLAIM, author=ana)
    enter(page, ben).goto(theory.get_absolute_url())
    return page


@pytest.fixture
def ana_writes(page, ana):
    make_episode()
    enter(page, ana)
    fill_in(page)
    return page


def fill_in(page):
    page.goto("/theories/new/")
    page.get_by_label("Your theory, as a statement").fill(CLAIM)
    page.get_by_label("Everything else").check()
    page.get_by_label("Why you think so").fill("Nobody else lights fires.")


def send_twice_past_the_scripts(page, form):
    """As a phone on a bad line does: the same form leaves twice."""
    page.evaluate(
        """async (form) => {
            const sent = document.querySelector(form);
            const post = () => fetch(sent.action, {
                method: "POST", body: new URLSearchParams(new FormData(sent)),
            });
            await Promise.all([post(), post()]);
        }""",
        form,
    )


def test_a_double_click_puts_one_theory_on_record(ana_writes):
    button(ana_writes, "Put it on record").dblclick()
    expect(ana_writes.get_by_role("heading", level=1)).to_have_text(CLAIM)
    assert Theory.objects.count() == 1


def test_a_double_click_posts_one_comment(ben_reads):
    ben_reads.get_by_label("Your comment").fill("Twice is once.")
    button(ben_reads, "Post your comment").dblclick()
    expect(ben_reads.locator(".comment")).to_have_count(1)
    assert Comment.objects.count() == 1


def test_a_form_that_leaves_twice_makes_one_theory(ana_writes):
    send_twice_past_the_scripts(ana_writes, "form[data-draft=theory-new]")
    assert Theory.objects.count() == 1


def test_a_form_that_leaves_twice_makes_one_comment(ben_reads):
    ben_reads.get_by_label("Your comment").fill("Twice is once.")
    send_twice_past_the_scripts(ben_reads, ".comment-form")
    assert Comment.objects.count() == 1


def test_going_back_to_write_another_theory_makes_another(ana_writes):
    button(ana_writes, "Put it on record").click()
    expect(ana_writes.get_by_role("heading", level=1)).to_have_text(CLAIM)
    ana_writes.go_back()
    ana_writes.get_by_label("Your theory, as a statement").fill(f"{CLAIM} in Jeju")
    ana_writes.get_by_label("Everything else").check()
    button(ana_writes, "Put it on record").click()
    expect(ana_writes.get_by_role("heading", level=1)).to_have_text(f"{CLAIM} in Jeju")
    assert Theory.objects.count() == 2


def test_without_a_line_the_page_says_so_and_the_words_stay(ben_reads, watch):
    watch.expect("Failed to fetch")
    words = ben_reads.get_by_label("Your comment")
    words.fill("Said in a tunnel.")
    ben_reads.context.set_offline(True)
    button(ben_reads, "Post your comment").click()
    expect(ben_reads.get_by_role("alert")).to_contain_text("cannot be reached")
    expect(words).to_have_value("Said in a tunnel.")
    ben_reads.context.set_offline(False)
    button(ben_reads, "Post your comment").click()
    expect(ben_reads.locator(".comment")).to_contain_text("Said in a tunnel.")
    expect(ben_reads.get_by_role("alert")).to_be_hidden()


@pytest.mark.parametrize(
    ("status", "kind", "body", "said"),
    [
        (500, "text/html", "<h1>Broken</h1>", "did not go through"),
        (502, "text/html", "<h1>Bad gateway</h1>", "did not go through"),
        (500, "text/plain; charset=utf-8", "Something broke.", "Something broke."),
    ],
)
def test_a_broken_server_is_said_and_the_words_stay(
    ben_reads, watch, status, kind, body, said
):
    watch.expect(f"answer {status}")
    answer = {"status": status, "content_type": kind, "body": body}
    ben_reads.route(
        re.compile("/comments/"), lambda route: route.fulfill(**answer), times=1
    )
    words = ben_reads.get_by_label("Your comment")
    words.fill("Said on a bad day.")
    button(ben_reads, "Post your comment").click()
    expect(ben_reads.get_by_role("alert")).to_contain_text(said)
    expect(words).to_have_value("Said on a bad day.")
    expect(ben_reads.get_by_text("Broken")).to_have_count(0)
    button(ben_reads, "Post your comment").click()
    expect(ben_reads.locator(".comment")).to_contain_text("Said on a bad day.")
