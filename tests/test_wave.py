"""Two thousand posts by two hundred new accounts, cleared by one moderator."""

from time import monotonic

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from moderation.models import Case, Decision
from moderation.models.pointing import key_of
from moderation.moderators import appoint
from theories.models import Comment

from .factories import make_comment, make_theory, make_user
from .steps import enter

ACCOUNTS, POSTS = 200, 10


def wave(theory):
    """What waits after a night: posts of new accounts that carry a link."""
    fans = User.objects.bulk_create(
        User(username=f"bot-{number}", email=f"bot-{number}@example.org")
        for number in range(ACCOUNTS)
    )
    posts = Comment.objects.bulk_create(
        Comment(
            theory=theory,
            author=fan,
            body=f"Tickets no. {number} at https://example.org/",
            state="pending",
            reveal_at=112,
        )
        for fan in fans
        for number in range(POSTS)
    )
    about = key_of(posts[0])["content_type"]
    now = timezone.now()
    Case.objects.bulk_create(
        Case(
            content_type=about,
            object_id=post.pk,
            author=post.author,
            opened_at=now,
            closed_at=None,
            is_held=True,
            urgency=1,
        )
        for post in posts
    )


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_wave_is_cleared_with_a_handful_of_clicks(open_page, record_property):
    mona, theory = make_user("mona"), make_theory()
    appoint(mona)
    honest = make_comment(theory)
    wave(theory)
    page = enter(open_page(), mona)
    started = monotonic()
    page.goto("/moderation/?kind=comment&why=held")
    expect(page.locator("#counters b").first).to_have_text("1,000+")
    page.get_by_role("link", name="All cases").click()
    page.get_by_text("many at once").click()
    page.get_by_label("All 1,000+ cases of this list").check()
    page.locator("#bulk_note").fill("Advertising in waves.")
    page.get_by_label("Suspend their authors for 30 days").check()
    page.get_by_role("button", name="Remove them").click()
    expect(page.locator("#desk")).to_contain_text("2200 decisions made.")
    expect(page.locator("#counters b").first).to_have_text("0")
    took = monotonic() - started
    record_property("seconds of a moderator's time", round(took, 1))
    print(f"Cleared in {took:.1f} s.")
    assert not Case.objects.open().exists()
    assert Comment.objects.filter(state="removed").count() == ACCOUNTS * POSTS
    assert Comment.objects.get(state="published") == honest
    assert User.objects.sound().filter(username__startswith="bot-").count() == 0
    lines = Decision.objects.filter(moderator=mona, words="Advertising in waves.")
    assert lines.filter(action="remove").count() == ACCOUNTS * POSTS
    assert lines.filter(action="suspend").count() == ACCOUNTS
