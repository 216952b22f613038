"""Every address, every method, every role: the table of who gets how far."""

from datetime import timedelta
from hashlib import blake2b

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from .at_the_door import log_in, sign_up
from .factories import make_user
from .site_map import (
    FOR_FANS,
    FOR_ITS_AUTHOR,
    FOR_MODERATORS,
    NOT_PAGES,
    POST_ONLY,
    PUBLIC,
)
from .test_sweep import ours

READING = ["GET"]
ODD = ["PUT", "PATCH", "TRACE", "X"]
ROLES = ["visitor", "unverified", "new", "member", "suspended", "moderator", "admin"]
MODERATE = {"moderator", "admin"}
OPEN = {*PUBLIC, *NOT_PAGES, "gate", "horizon", "language"}
ASKS_FOR_LOGIN = {"visitor", "unverified"}
DESK = {name for name in POST_ONLY if name.startswith("moderation:")}
DESK -= {"moderation:appeal"}
FOR_VISITORS_TOO = {"gate", "horizon", "language", "undo_email"}
"""What suspended fans and visitors may send."""


def unverified(settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    client = Client()
    sign_up(client)
    log_in(client, "nam-ra")
    return client


@pytest.fixture
def enter_as(as_user, mona, settings):
    def enter_as(role):
        if role == "visitor":
            return Client()
        if role == "unverified":
            return unverified(settings)
        later = timezone.now() + timedelta(days=3)
        kinds = {
            "new": {},
            "member": {"trust": 1},
            "suspended": {"suspended_until": later},
            "admin": {"is_staff": True, "is_superuser": True},
        }
        return as_user(mona if role == "moderator" else make_user(**kinds[role]))

    return enter_as


def expected_to_read(role, name):
    if name in POST_ONLY:
        return {405}
    if name in OPEN:
        # A gate leads on when there is nothing to open.
        return {200, 302} if name == "gate" else {200}
    if role in ASKS_FOR_LOGIN:
        return {302}
    if name in FOR_ITS_AUTHOR:
        return {403}
    if name in FOR_MODERATORS:
        return {200} if role in MODERATE else {403}
    return {200}


def digest():
    """Of every row of every table but those of sessions."""
    whole = blake2b(digest_size=16)
    for model in apps.get_models(include_auto_created=True):
        if "session" not in model._meta.model_name:
            whole.update(
                repr(list(model.objects.order_by("pk").values_list())).encode()
            )
    return whole.hexdigest()


def listed(addresses):
    """What the table names; the pages of packages are swept elsewhere."""
    table = OPEN | FOR_FANS | FOR_ITS_AUTHOR | FOR_MODERATORS | POST_ONLY
    return {name: url for name, url in ours(addresses).items() if name in table}


def test_the_table_names_every_address(addresses):
    others = ours(addresses).keys() - listed(addresses).keys()
    assert others == {
        "metrics",
        "undo_email",
        "theories:stop_digest",
        "cabinet",
        "syndication:oembed",
        "theories:comment",
        "moderation:report",
        "security_txt",
        "theories:new_rivals",
        "privacy:archive",
    }


@pytest.mark.parametrize("role", ROLES)
def test_who_reads_what(role, enter_as, addresses):
    client, wrong = enter_as(role), {}
    before = digest()
    for name, url in listed(addresses).items():
        for method in READING:
            status = client.generic(method, url).status_code
            if status not in expected_to_read(role, name):
                wrong[name, method] = status
    assert wrong == {}
    assert digest() == before


@pytest.mark.parametrize("role", ROLES)
def test_odd_methods_get_nobody_anywhere(role, enter_as, addresses):
    client, wrong = enter_as(role), {}
    before = digest()
    for name, url in listed(addresses).items():
        for method in ODD:
            status = client.generic(method, url).status_code
            if status not in {302, 403, 404, 405}:
                wrong[name, method] = status
    assert wrong == {}
    assert digest() == before


def expected_to_send(role, name):
    """Of an empty form."""
    if name in OPEN - {"gate", "horizon", "language"}:
        return {403, 405} if role == "suspended" else {405}
    if name in FOR_VISITORS_TOO:
        return {200, 302, 303, 422}
    if role in ASKS_FOR_LOGIN:
        return {302, 405}
    if role == "suspended":
        # Their own settings answer, though with nothing to send; so does an appeal.
        return {"moderation:appeal": {404}, "settings": {405}}.get(name, {403})
    if name in DESK | FOR_MODERATORS and role not in MODERATE:
        return {403, 404, 405}
    return {200, 303, 400, 403, 404, 405, 409, 422}


@pytest.mark.parametrize("role", ROLES)
def test_who_sends_what(role, enter_as, addresses):
    client, wrong = enter_as(role), {}
    for name, url in listed(addresses).items():
        status = client.post(url).status_code
        if status not in expected_to_send(role, name):
            wrong[name] = status
    assert wrong == {}
