"""A moderator at the desk: by keyboard, in one page, and without a script."""

import pytest
from playwright.sync_api import expect

from moderation.models import Decision, Report
from moderation.moderators import appoint

from .factories import make_theory, make_user
from .rows import fresh
from .steps import enter, was_not_reloaded, watch_for_reload

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def mona(transactional_db):
    mona = make_user("mona")
    appoint(mona)
    return mona


@pytest.fixture
def waiting(transactional_db):
    """Three reported theories, the heaviest first."""
    theories = [make_theory(f"Number {n} in the queue") for n in range(3)]
    for weight, theory in zip([3, 2, 1], theories, strict=True):
        for _ in range(weight):
            Report.file(theory, by=make_user(), reason="spam")
    return theories


def lies_on_the_desk(page, theory):
    expect(page.locator("#case h2")).to_have_text(theory.title)


def test_a_queue_is_cleared_by_keyboard_without_a_reload(open_page, mona, waiting):
    first, second, third = waiting
    page = enter(open_page(), mona)
    page.goto("/moderation/")
    watch_for_reload(page)
    lies_on_the_desk(page, first)
    page.keyboard.press("j")
    lies_on_the_desk(page, second)
    page.keyboard.press("k")
    lies_on_the_desk(page, first)
    page.keyboard.press("h")
    lies_on_the_desk(page, second)
    page.keyboard.press("a")
    lies_on_the_desk(page, third)
    page.keyboard.press("u")
    lies_on_the_desk(page, second)
    assert was_not_reloaded(page)
    states = [fresh(theory).state for theory in waiting]
    assert states == ["hidden", "published", "published"]
    actions = Decision.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["hide", "keep", "undo"]


def test_keys_are_quiet_while_typing_and_when_switched_off(open_page, mona, waiting):
    page = enter(open_page(), mona)
    page.goto("/moderation/")
    page.locator("#decision_note").fill("")
    page.locator("#decision_note").press_sequentially("h a j")
    expect(page.locator("#decision_note")).to_have_value("h a j")
    page.get_by_role("button", name="Keys j k a h").click()
    page.locator("h1").click()
    page.keyboard.press("h")
    page.reload()
    page.keyboard.press("h")
    lies_on_the_desk(page, waiting[0])
    assert not Decision.objects.exists()


def test_the_second_moderator_reads_what_the_first_did(open_page, mona, waiting):
    zoe = make_user("zoe")
    appoint(zoe)
    page = enter(open_page(), mona)
    page.goto("/moderation/")
    lies_on_the_desk(page, waiting[0])
    Decision.make("remove", waiting[0], by=zoe, reason="spam", words="Seen it.")
    page.keyboard.press("h")
    expect(page.get_by_role("alert").first).to_contain_text("zoe was quicker")
    assert Decision.objects.get().moderator == zoe


def test_a_report_is_sent_from_where_the_thing_stands(open_page, waiting):
    page = enter(open_page(), make_user("ben"))
    page.goto(waiting[0].get_absolute_url())
    watch_for_reload(page)
    page.locator(f"#report-theory-{waiting[0].pk} a").click()
    page.get_by_label("off-topic or not a theory").check()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("status").filter(has_text="Thank you")).to_be_visible()
    assert was_not_reloaded(page)
    assert Report.objects.filter(reason="off-topic").count() == 1
