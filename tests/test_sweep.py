"""Rules that hold for every address of the site, present and future."""

import pytest
from django.test import Client

from moderation.moderators import MAY

from .site_map import (
    BY_THEIR_LINK,
    FOR_FANS,
    FOR_ITS_AUTHOR,
    FOR_MODERATORS,
    NOT_PAGES,
    POST_ONLY,
    PUBLIC,
)

history_asks_for_everything = pytest.mark.filterwarnings(
    # django-simple-history still asks for every relation without naming one.
    "ignore:Calling select_related"
)


def statuses(client, addresses, method="get"):
    return {
        name: client.generic(method.upper(), url).status_code
        for name, url in addresses.items()
    }


def ours(found):
    """Without the pages of allauth and of the admin."""
    theirs = ("account_", "mfa_", "usersessions_", "admin:")
    return {name: what for name, what in found.items() if not name.startswith(theirs)}


def test_visitors_open_what_is_public_and_are_asked_to_log_in_elsewhere(
    client, addresses
):
    found = ours(statuses(client, addresses))
    open_to_visitors = {name for name, status in found.items() if status == 200}
    assert open_to_visitors - {"gate", *NOT_PAGES} == PUBLIC | {"horizon", "language"}
    behind_login = FOR_FANS | FOR_ITS_AUTHOR | FOR_MODERATORS
    assert {found[name] for name in behind_login} == {302}
    assert {found[name] for name in POST_ONLY} == {405}
    for name in behind_login:
        login = f"/accounts/login/?next={addresses[name]}"
        assert client.get(addresses[name])["Location"] == login


def test_fans_open_all_but_what_belongs_to_somebody_else(as_user, ben, addresses):
    found = ours(statuses(as_user(ben), addresses))
    assert {found[name] for name in PUBLIC | FOR_FANS} == {200}
    assert {found[name] for name in POST_ONLY} == {405}
    assert {found[name] for name in FOR_ITS_AUTHOR | FOR_MODERATORS} == {403}


def test_authors_open_everything_about_their_own(as_user, ana, addresses):
    found = ours(statuses(as_user(ana), addresses))
    assert {found[name] for name in PUBLIC | FOR_FANS | FOR_ITS_AUTHOR} == {200}


@pytest.mark.parametrize("method", ["get", "post", "put"])
def test_fans_get_nowhere_in_moderation(method, as_user, ben, addresses):
    desk = {n: a for n, a in addresses.items() if a.startswith("/moderation/")}
    found = statuses(as_user(ben), desk, method)
    assert "moderation:queue" in found
    assert {found[name] for name in set(desk) - PUBLIC - NOT_PAGES} <= {403, 404, 405}


def test_moderators_open_their_desk(as_user, mona, addresses):
    found = statuses(as_user(mona), {n: addresses[n] for n in FOR_MODERATORS})
    assert set(found.values()) == {200}


def in_admin(addresses):
    return {
        name: url
        for name, url in addresses.items()
        if name.startswith("admin:") and "log" not in name
    }


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["visitor", "fan"])
def test_the_admin_is_closed_to_all_but_moderators(
    who, method, client, as_user, ben, addresses
):
    asker = as_user(ben) if who == "fan" else client
    for name, url in in_admin(addresses).items():
        answer = getattr(asker, method)(url)
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/admin/login/"), name


def test_the_door_of_the_admin_leads_to_log_in_or_nowhere(client, as_user, ben):
    door = "/admin/login/?next=/admin/"
    assert client.get(door)["Location"].startswith("/accounts/login/?next=")
    assert as_user(ben).get(door).status_code == 403


@history_asks_for_everything
def test_moderators_open_what_they_may_see(as_user, mona, addresses):
    found = statuses(as_user(mona), in_admin(addresses))
    for name, status in found.items():
        assert status < 500, name
        app, _, model_and_page = name.removeprefix("admin:").partition("_")
        model, _, page = model_and_page.rpartition("_")
        model = model.removesuffix("_simple")
        if app in MAY and page in ("changelist", "change", "history"):
            may_see = mona.has_perm(f"{app}.view_{model}")
            assert status == (200 if may_see else 403), name
        if page == "delete":
            # What stands on record is hidden, with a reason; a phrase is no record.
            assert status == (200 if model == "watchedphrase" else 403), name


@history_asks_for_everything
@pytest.mark.parametrize("method", ["post", "delete", "X"])
@pytest.mark.parametrize("who", ["visitor", "fan", "moderator"])
def test_nothing_breaks_whoever_asks_in_whatever_way(
    who, method, client, as_user, ben, mona, addresses
):
    reader = {"fan": ben, "moderator": mona}.get(who)
    asker = as_user(reader) if reader else client
    asked = addresses if method == "post" else ours(addresses)
    found = statuses(asker, asked, method)
    assert {name: status for name, status in found.items() if status >= 500} == {}


@pytest.mark.parametrize("who", ["visitor", "moderator"])
def test_no_address_takes_a_post_without_a_token(who, addresses, mona):
    # The answer for htmx is one sentence, so that asking for all of them is quick.
    client = Client(enforce_csrf_checks=True, headers={"HX-Request": "true"})
    if who == "moderator":
        client.force_login(mona)
    found = statuses(client, addresses, "post")
    taken = {name for name, status in found.items() if status != 403}
    assert taken == BY_THEIR_LINK
