"""The privacy page says all that is stored of people, and nothing can be forgotten."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client

from privacy.inventory import KEPT, OF_NOBODY
from privacy.purposes import COOKIES, PURPOSES

from .at_the_door import log_in

OF_A_PERSON = (models.EmailField, models.GenericIPAddressField)


def stored():
    """{model: its columns} for every table."""
    return {
        model._meta.label: {field.name for field in model._meta.concrete_fields}
        for model in apps.get_models(include_auto_created=True)
    }


def listed(label):
    return {column for columns in KEPT[label].values() for column in columns.split()}


def test_every_table_is_named_on_one_side():
    assert KEPT.keys() | OF_NOBODY == stored().keys()
    assert not KEPT.keys() & OF_NOBODY


@pytest.mark.parametrize("label", KEPT)
def test_every_column_about_people_is_on_the_page(label):
    # Tables share the columns of what is posted; not each has them all.
    shared = {"edited_at", "deleted_at", "key", "state", "created_at", "author", "id"}
    shared |= {"reveal_at", "reveal_axis"}
    assert stored()[label] <= listed(label)
    assert listed(label) - stored()[label] <= shared


@pytest.mark.parametrize("label", sorted(OF_NOBODY))
def test_what_is_said_to_be_nobodys_names_no_person(label):
    model = next(
        each
        for each in apps.get_models(include_auto_created=True)
        if each._meta.label == label
    )
    for field in model._meta.concrete_fields:
        leads_to = field.related_model and field.related_model._meta.label
        assert leads_to != settings.AUTH_USER_MODEL
        assert not isinstance(field, OF_A_PERSON)


def test_every_purpose_is_one_that_is_said():
    used = {purpose for uses in KEPT.values() for purpose in uses}
    assert used == PURPOSES.keys()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_page_says_it_in_both_languages(language, client, db):
    page = client.get("/privacy/", headers={"Accept-Language": language})
    assert page.status_code == 200
    assert not page.cookies
    for label in KEPT:
        assert f"<code>{label}</code>" in page.text
    assert "14" in page.text
    assert "90" in page.text
    assert "%(" not in page.text
    assert 'href="/privacy/"' in client.get("/").text


def test_every_cookie_that_is_set_is_on_the_page(season_one, ana):
    names = {name for name, _what in COOKIES}
    client = Client()
    client.get("/accounts/login/")
    log_in(client)
    client.post("/horizon/", {"watched_through": "112"})
    client.post("/language/", {"language": "ko"})
    assert set(client.cookies) <= names
    assert len(client.cookies) == len(names)
