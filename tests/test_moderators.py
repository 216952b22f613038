"""Who is a moderator, and what that lets them do."""

import pytest
from django.core.management import CommandError, call_command

from moderation.moderators import MAY


@pytest.fixture
def as_mona(as_user, mona):
    return as_user(mona)


def test_a_moderator_may_do_what_is_named_and_nothing_else(mona):
    named = {
        f"{app}.{codename}" for app, codenames in MAY.items() for codename in codenames
    }
    assert mona.get_all_permissions() == named
    assert not any(
        "delete" in each for each in named - {"accounts.delete_watchedphrase"}
    )
    assert not mona.is_superuser


@pytest.mark.parametrize(
    "path", ["accounts/user/1/change/", "auth/group/", "theories/theory/add/"]
)
def test_moderators_change_neither_people_nor_permissions(path, as_mona, ben):
    path = path.replace("1", str(ben.pk))
    assert as_mona.post(f"/admin/{path}", {"username": "x"}).status_code == 403


def test_make_moderator_lets_a_fan_in(ben, as_user, capsys):
    assert as_user(ben).get("/admin/").status_code != 200
    call_command("make_moderator", "BEN")
    ben.refresh_from_db()
    assert "ben is a moderator." in capsys.readouterr().out
    assert as_user(ben).get("/admin/").status_code == 200
    assert not ben.is_superuser


def test_make_moderator_says_when_there_is_no_such_fan(db):
    with pytest.raises(CommandError, match="There is no fan called nobody."):
        call_command("make_moderator", "nobody")
