"""Votes, replies and requests that make no sense."""

import pytest

from theories.models import Comment

from .factories import (
    make_comment,
    make_theory,
    typed_theory,
)
from .reading import HTMX

NEW = "/theories/new/"
TOO_BIG = [2**31, 2**63, 2**63 + 1, 10**40]

pytestmark = pytest.mark.usefixtures("season_one")


@pytest.fixture
def as_ana(as_user, ana):
    return as_user(ana)


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize(
    "value", ["7", "2", "", "up", "1.0", "１", "+1", "0x1", "\0", "NaN", str(2**63)]
)
def test_a_vote_that_is_no_vote_is_refused(value, headers, as_user, ben):
    theory = make_theory()
    response = as_user(ben).post(
        f"/theories/{theory.slug}/vote/", {"value": value}, headers=headers
    )
    assert response.status_code == 422
    assert "A vote is up, down or withdrawn." in response.content.decode()
    assert not theory.votes.exists()


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("parent", ["other", "0", "-1", "x", "１e3", *TOO_BIG])
def test_a_parent_that_is_not_there_is_refused(parent, headers, as_user, ben):
    theory, other = make_theory(), make_comment()
    typed = {"body": "Hear me.", "parent": other.pk if parent == "other" else parent}
    response = as_user(ben).post(
        f"/theories/{theory.slug}/comments/", typed, headers=headers
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "The comment you answer is not on this page any more." in page
    assert "Hear me." in page
    assert Comment.objects.get() == other


def test_a_parent_with_a_null_character_is_refused(as_user, ben):
    typed = {"body": "Hear me.", "parent": "1\0"}
    url = f"/theories/{make_theory().slug}/comments/"
    assert as_user(ben).post(url, typed).status_code == 422


@pytest.mark.parametrize("step", ["find", "add", "remove", "preview", "look_alikes"])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_no_step_of_the_form_breaks_on_odd_text(step, headers, as_ana):
    odd = "\0 %_\\ ' \" ? \u202e 🧟 ||" + "[" * 500
    fields = ["title", "body", "settled_by", "arc", "characters", "reveal_at", "q"]
    typed = dict.fromkeys([*fields, "evidence", "stance", "argument", step], odd)
    response = as_ana.post(NEW, typed, headers=headers)
    assert response.status_code in (200, 422)


@pytest.mark.parametrize("url", [NEW, "/evidence/new/", "/horizon/", "/language/"])
def test_bytes_that_are_no_text_are_never_an_error_of_ours(url, as_ana):
    body = "&".join(
        f"{name}=%FF%ED%A0%80%C0%AF"
        for name in ["title", "body", "q", "find", "kind", "language", "next"]
    )
    form = "application/x-www-form-urlencoded"
    assert as_ana.post(url, body, content_type=form).status_code < 500


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_more_text_than_a_request_may_hold_answers_413(headers, as_ana):
    response = as_ana.post(NEW, typed_theory(body="x" * 300_000), headers=headers)
    assert response.status_code == 413
    assert "too much" in response.content.decode()


def test_more_fields_than_any_form_has_answer_400(as_ana):
    typed = {f"field-{number}": "x" for number in range(300)}
    assert as_ana.post(NEW, typed).status_code == 400
