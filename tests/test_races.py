"""People who post, link and comment at the same moment."""

from functools import partial

import pytest

from theories.models import Comment, Link, Theory
from theories.recounting import recount

from .at_once import at_once
from .factories import (
    make_comment,
    make_episode,
    make_evidence,
    make_link,
    make_theory,
    make_user,
)

pytestmark = pytest.mark.django_db(transaction=True)
FAN_COUNT = 8


@pytest.fixture
def fans():
    return [make_user() for _ in range(FAN_COUNT)]


def assert_nothing_drifted():
    assert [drift for _theory, drift in recount(repair=False)] == []


def test_the_same_title_at_once_gets_addresses_of_its_own(as_user):
    make_episode()
    typed = {
        "title": "Nam-ra comes back for good",
        "arc": "other",
        "reveal_at": "112",
        "reveal_axis": "screen",
    }
    clients = [as_user(make_user()) for _ in range(4)]
    post = [partial(each.post, "/theories/new/", typed) for each in clients]
    answers = at_once(*post)
    wanted = "nam-ra-comes-back-for-good"
    assert {answer.status_code for answer in answers} == {303}
    assert set(Theory.objects.values_list("slug", flat=True)) == {
        wanted,
        *[f"{wanted}-{number}" for number in range(2, 5)],
    }


def test_the_same_evidence_linked_at_once_is_linked_once(as_user):
    theory, evidence = make_theory(), make_evidence()
    typed = {"evidence": evidence.slug, "stance": "supports", "argument": "It fits."}
    clients = [as_user(make_user()) for _ in range(4)]
    url = f"/theories/{theory.slug}/links/"
    answers = at_once(*[partial(each.post, url, typed) for each in clients])
    assert sorted(answer.status_code for answer in answers) == [303, 422, 422, 422]
    assert Link.objects.count() == 1
    assert_nothing_drifted()


def test_a_link_removed_in_two_tabs_is_removed_once():
    link = make_link()
    tabs = [Link.objects.get(pk=link.pk) for _ in range(4)]
    at_once(*[tab.remove for tab in tabs])
    assert not Link.objects.exists()
    assert_nothing_drifted()


def test_a_comment_withdrawn_in_two_tabs_is_counted_once():
    comment = make_comment()
    tabs = [Comment.objects.get(pk=comment.pk) for _ in range(4)]
    at_once(*[tab.withdraw for tab in tabs])
    assert Theory.objects.get().comment_count == 0
    assert_nothing_drifted()


def test_replies_at_once_all_stand_in_their_thread(fans):
    root = make_comment()
    at_once(
        *[partial(make_comment, root.theory, author=fan, parent=root) for fan in fans]
    )
    assert Comment.objects.filter(root=root).count() == FAN_COUNT
    assert_nothing_drifted()
