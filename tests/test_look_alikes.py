"""Titles that say nearly the same are found, however many others share a word."""

import pytest

from moderation.models import Report
from moderation.targets import name_of
from theories.look_alikes import CANDIDATES, look_alikes

from .factories import make_evidence, make_theory, viewer_of

EVERYBODY = viewer_of()


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Nam-ra comes back for season two", "Namra comes back for season 2"),
        ("The army kept a cure", "the army keeps a cure!"),
        ("남라는 결국 돌아온다", "남라가 돌아온다, 결국"),
        ("청산은 살아 있다", "청산이 살아있다"),
        ("남라 청산 좀비 학교", "남라, 청산, 좀비, 학교!"),
    ],
)
def test_another_way_to_say_it_is_found(title, other, db):
    theory = make_theory(other + " and more" if len(other) < 10 else other)
    make_theory("Something that has nothing to do with it")
    assert look_alikes(title, EVERYBODY) == [theory]


def test_a_theory_is_not_its_own_look_alike(db):
    theory, other = (make_theory("The army kept a cure") for _ in range(2))
    assert look_alikes(theory.title, EVERYBODY, besides=theory) == [other]


def test_the_old_one_is_found_among_many_that_share_a_word(db):
    theory = make_theory("The submarine carries halfbies to Jeju")
    for number in range(CANDIDATES + 5):
        make_theory(f"The submarine number {number} sinks without anybody")
    title = "A submarine carries the halfbies to Jeju"
    assert look_alikes(title, EVERYBODY)[0] == theory


def test_what_one_may_not_see_is_no_look_alike(db):
    make_theory("The army kept a cure", reveal_at=203)
    make_theory("The army kept a cure", state="hidden")
    assert look_alikes("The army kept a cure", EVERYBODY) == []


@pytest.mark.parametrize("title", ["", "a", "\0", "%", '"', "the" * 4000, "가", "- -"])
def test_no_title_is_too_odd(title, db):
    make_theory("The army kept a cure")
    assert look_alikes(title, EVERYBODY) == []


@pytest.mark.parametrize("make", [make_theory, make_evidence])
def test_a_duplicate_is_reported_by_choosing_what_is_alike(make, as_user, ben):
    one, other = make("The army kept a cure"), make("The army keeps a cure!")
    make("Something that has nothing to do with it")
    make("The army kept a cure there", reveal_at=203)
    make("The army kept a cure here", state="hidden")
    client = as_user(ben)
    form = client.get("/report/", {"target": name_of(one)}).context["form"]
    assert form.fields["alike"].choices == [(other.slug, other.title)]
    typed = {"target": name_of(one), "reason": "duplicate"}
    refused = client.post("/report/", typed | {"alike": "nothing"})
    assert refused.status_code == 422
    assert client.post("/report/", typed | {"alike": other.slug}).status_code == 303
    assert Report.objects.get().other == other


def test_the_address_that_was_typed_is_meant(as_user, ben):
    one, alike = (make_theory("The army kept a cure") for _ in range(2))
    other = make_theory("Something that has nothing to do with it")
    typed = {"target": name_of(one), "reason": "duplicate", "alike": alike.slug}
    as_user(ben).post("/report/", typed | {"other": other.get_absolute_url()})
    assert Report.objects.get().other == other
