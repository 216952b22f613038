"""A form that is sent twice makes one record, also when both arrive together."""

from functools import partial
from uuid import uuid4

import pytest
from django.apps import apps
from django.db.models import UniqueConstraint

from evidence.models import Evidence
from privacy.inventory import KEPT
from theories.models import Comment, Theory
from web.once import OncePerForm

from .at_once import at_once
from .factories import make_episode, make_theory, make_user, typed_theory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[Theory, Evidence, Comment], ids=lambda model: model.__name__)
def form(request):
    """A model, where its form is sent, and what a fan types into it."""
    finale = make_episode()
    if request.param is Theory:
        return Theory, "/theories/new/", typed_theory(title="The roof is a signal")
    if request.param is Evidence:
        return Evidence, "/evidence/new/", typed_evidence(finale)
    url = f"{make_theory().get_absolute_url()}comments/"
    return Comment, url, {"body": "I doubt it."}


def typed_evidence(episode):
    return {
        "title": "A fire on the roof",
        "description": "It burns.",
        "kind": "scene",
        "episode": episode.pk,
        "reveal_at": "112",
        "reveal_axis": "screen",
    }


def test_the_second_sending_leads_to_the_first_record(form, as_user, ben):
    model, url, words = form
    words |= {"key": str(uuid4())}
    before = model.objects.count()
    answers = [as_user(ben).post(url, words) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert model.objects.count() == before + 1


def test_sent_from_many_threads_at_once_it_is_one_record(form, as_user):
    model, url, words = form
    words |= {"key": str(uuid4())}
    before, fan = model.objects.count(), make_user()
    tabs = [as_user(fan) for _ in range(4)]
    answers = at_once(*[partial(tab.post, url, words) for tab in tabs])
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer["Location"] for answer in answers}) == 1
    assert model.objects.count() == before + 1


@pytest.mark.parametrize("other", [{"key": ""}, {"key": "broken"}, {}])
def test_without_a_key_every_sending_is_a_record(form, as_user, ben, other):
    model, url, words = form
    before = model.objects.count()
    for _ in range(2):
        as_user(ben).post(url, words | other)
    assert model.objects.count() == before + 2


def test_other_words_from_the_same_form_are_another_record(form, as_user, ben):
    """Who goes back and writes something else must not lose it."""
    model, url, words = form
    name = "body" if model is Comment else "title"
    key, before = {"key": str(uuid4())}, model.objects.count()
    as_user(ben).post(url, words | key)
    as_user(ben).post(url, words | key | {name: "Another thing entirely"})
    assert model.objects.count() == before + 2


def test_two_fans_with_one_key_are_two_records(form, as_user, ana, ben):
    model, url, words = form
    words |= {"key": str(uuid4())}
    before = model.objects.count()
    for fan in [ana, ben]:
        as_user(fan).post(url, words)
    assert model.objects.count() == before + 2


def test_a_double_sending_is_announced_once(as_user, ben):
    make_episode()
    client, words = as_user(ben), typed_theory(key=str(uuid4()))
    client.post("/theories/new/", words)
    page = client.post("/theories/new/", words, follow=True)
    assert len(page.context["messages"]) == 1


MADE_BY_FANS = [
    label
    for label, uses in KEPT.items()
    if {"words", "votes", "reports", "odds"} & uses.keys() and "Historical" not in label
]


@pytest.mark.parametrize("label", MADE_BY_FANS)
def test_every_form_that_makes_something_makes_one(label):
    """By the key of the form, or because the database holds one row for it."""
    model = apps.get_model(label)
    rows = [each for each in model._meta.constraints if type(each) is UniqueConstraint]
    one_to_one = [each for each in model._meta.concrete_fields if each.one_to_one]
    # The same odds again are the same entry, under the lock of the theory.
    assert issubclass(model, OncePerForm) or rows or one_to_one or "Odds" in label


def test_every_form_that_writes_carries_a_key(as_user, mona):
    make_episode()
    page = make_theory().get_absolute_url()
    for url in ["/theories/new/", "/evidence/new/", "/rivals/new/", page]:
        assert 'name="key"' in as_user(mona).get(url).text, url
    assert 'name="key"' in as_user(mona).get(f"{page}proposals/").text
