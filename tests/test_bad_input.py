"""What people should not send: refused with the reason next to the field, and
everything else they typed still there."""

import pytest
from django.utils.html import escape

from theories.models import Link, Theory

from .factories import (
    make_character,
    make_evidence,
    typed_theory,
)

NEW = "/theories/new/"
TOO_BIG = [2**31, 2**63, 2**63 + 1, 10**40]
NOTHING_TO_SEE = ["", "   ", "\n\t", "\u200b\u2060", "\u3164\u115f", "\u2800", "\xad"]

pytestmark = pytest.mark.usefixtures("season_one")


@pytest.fixture
def as_ana(as_user, ana):
    return as_user(ana)


def picked(*slugs, **changed):
    lists = {
        "evidence": slugs,
        "stance": ["supports"] * len(slugs),
        "argument": ["It fits."] * len(slugs),
    }
    return lists | changed


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        *[
            ("title", blank, "Write something that can be seen.")
            for blank in NOTHING_TO_SEE
        ],
        ("title", "Too short", "at least 10 characters"),
        ("title", "a\u200b" * 9, "at least 10 characters"),
        ("title", "x" * 141, "at most 140 characters"),
        ("title", "Will Nam-ra come back?", "Say it as a statement"),
        ("title", "남라는 결국 돌아올까요", "Say it as a statement"),
        ("title", "Nam-ra\0comes back", "Null characters are not allowed."),
        ("body", "x" * 10_001, "at most 10000 characters"),
        ("body", "Nam-ra\0", "Null characters are not allowed."),
        ("settled_by", "x" * 301, "at most 300 characters"),
        ("settled_by", "\0", "Null characters are not allowed."),
        ("arc", "", "This field is required."),
        ("arc", "zombies", "zombies is not one of the available choices."),
        ("arc", "\0", "is not one of the available choices."),
        ("characters", "nobody-at-all", "nobody-at-all is not one of"),
        ("characters", "a\0b", "Null characters are not allowed."),
        ("reveal_at", "999", "999 is not one of the available choices."),
        ("reveal_at", "S1E12", "S1E12 is not one of the available choices."),
        *[("reveal_at", str(big), "is not one of the available") for big in TOO_BIG],
        ("reveal_axis", "dream", "dream is not one of the available choices."),
    ],
)
def test_a_theory_is_refused_with_the_reason_next_to_the_field(
    field, value, reason, as_ana
):
    typed = typed_theory(**{field: value})
    response = as_ana.post(NEW, typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert any(reason in str(error) for error in response.context["form"].errors[field])
    for name in {"title", "body", "settled_by"} - {field}:
        assert escape(typed[name]) in page
    assert not Theory.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "x" * 140, "body": "x" * 10_000, "settled_by": "x" * 300},
        {"title": "걸" * 10},
        {"body": "🧟" * 10_000},  # four bytes each
        {"body": ""},
        {"settled_by": ""},
        {"title": "Nam-ra \u202e comes\r\n back\u200b for good"},
    ],
)
def test_what_just_fits_goes_on_record(changed, as_ana):
    assert as_ana.post(NEW, typed_theory(**changed)).status_code == 303
    assert Theory.objects.get().title.isprintable()


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (picked("roof", "roof"), "This evidence is already in the list."),
        (picked("roof", "no-such-thing"), "There is no such evidence."),
        (picked("roof", "a\0b"), "There is no such evidence."),
        (picked("roof", stance=["proves"]), "Choose supports, contradicts or"),
        (picked("roof", stance=[]), "Choose supports, contradicts or"),
        (picked("roof", argument=[]), "Say in one sentence"),
        (picked("roof", argument=["\u200b"]), "Say in one sentence"),
        (picked("roof", argument=["x" * 281]), "under 280 characters"),
    ],
)
def test_evidence_picked_wrongly_says_so_in_its_row(rows, reason, as_ana):
    make_evidence(slug="roof")
    response = as_ana.post(NEW, typed_theory(**rows))
    page = response.content.decode()
    assert response.status_code == 422
    assert reason in page
    assert "Nam-ra comes back for good" in page
    assert not Theory.objects.exists()
    assert not Link.objects.exists()


def test_a_fault_in_the_title_keeps_the_evidence_picked(as_ana):
    make_evidence(slug="roof")
    rows = picked("roof", argument=["She stands there."])
    page = as_ana.post(NEW, typed_theory(title="", **rows)).content.decode()
    assert 'name="evidence" value="roof"' in page
    assert "She stands there." in page


def test_a_character_beyond_the_horizon_cannot_be_named(as_ana):
    later = make_character(reveal_at=201)
    response = as_ana.post(NEW, typed_theory(characters=[later.slug]))
    assert response.status_code == 422
    assert later.name not in response.content.decode()
