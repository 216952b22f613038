"""What moderators can do, with a reason that is kept; and what nobody else can."""

import pytest
from django.contrib.auth.models import Permission

from moderation.models import Decision
from theories.models import Theory

from .factories import make_comment, make_evidence, make_theory

REASON = {"reason": "abuse", "words": "It names a person who is alive."}


def make(kind):
    make_it = {
        "theory": make_theory,
        "comment": make_comment,
        "evidence": make_evidence,
    }
    return make_it[kind]()


def admin_url(thing):
    meta = thing._meta
    return f"/admin/{meta.app_label}/{meta.model_name}/"


def decide(client, action, *things, **typed):
    chosen = {"action": action, "_selected_action": [thing.pk for thing in things]}
    return client.post(admin_url(things[0]), chosen | typed)


@pytest.fixture
def as_mona(as_user, mona):
    return as_user(mona)


@pytest.mark.parametrize("kind", ["theory", "comment", "evidence"])
def test_hiding_asks_for_a_reason_and_keeps_it(kind, as_mona, mona):
    thing = make(kind)
    asked = decide(as_mona, "hide", thing)
    thing.refresh_from_db()
    assert asked.status_code == 200
    assert 'name="words"' in asked.content.decode()
    assert thing.state == "published"

    decide(as_mona, "hide", thing, decide="1", **REASON)
    thing.refresh_from_db()
    decision = Decision.objects.about(thing).get()
    assert thing.state == "hidden"
    assert (decision.action, decision.moderator) == ("hide", mona)
    assert (decision.reason, decision.words) == tuple(REASON.values())


@pytest.mark.parametrize("kind", ["theory", "comment", "evidence"])
def test_what_was_hidden_can_be_restored(kind, as_mona):
    thing = make(kind)
    thing.hide()
    typed = {"reason": "revised", "words": "It was a quotation."}
    decide(as_mona, "restore", thing, decide="1", **typed)
    thing.refresh_from_db()
    assert thing.state == "published"
    assert Decision.objects.about(thing).get().action == "restore"


def test_the_site_follows_a_decision_at_once(as_mona, client):
    theory = make_theory()
    decide(as_mona, "hide", theory, decide="1", **REASON)
    assert client.get(theory.get_absolute_url()).status_code == 404
    decide(as_mona, "restore", theory, decide="1", **REASON)
    assert client.get(theory.get_absolute_url()).status_code == 200


def test_several_things_get_a_decision_each(as_mona):
    theories = [make_theory(), make_theory()]
    decide(as_mona, "hide", *theories, decide="1", **REASON)
    assert Decision.objects.count() == 2
    assert not Theory.objects.published().exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"words": ""},
        {"words": " \u200b"},
        {"words": "x" * 501},
        {"words": "\0"},
        {"reason": ""},
        {"reason": "whim"},
    ],
)
def test_without_a_reason_nothing_is_decided(changed, as_mona):
    theory = make_theory()
    response = decide(as_mona, "hide", theory, decide="1", **REASON | changed)
    assert response.status_code == 422
    assert response.context["form"].errors
    assert Theory.objects.get().state == "published"
    assert not Decision.objects.exists()


@pytest.mark.parametrize("action", ["hide", "restore"])
def test_fans_decide_nothing(action, client, as_user, ben):
    theory = make_theory()
    for reader in [client, as_user(ben)]:
        response = decide(reader, action, theory, decide="1", **REASON)
        assert response.status_code in (302, 403)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("may", [[], ["view_theory", "change_theory"]])
def test_staff_without_the_permission_decide_nothing(may, as_user, ben):
    ben.is_staff = True
    ben.save()
    ben.user_permissions.set(Permission.objects.filter(codename__in=may))
    decide(as_user(ben), "hide", make_theory(), decide="1", **REASON)
    assert Theory.objects.get().state == "published"
    assert not Decision.objects.exists()


def test_decisions_are_read_and_never_changed(as_user, mona, admin_user):
    decision = Decision.hide(make_theory(), by=mona, **REASON)
    url = f"/admin/moderation/decision/{decision.pk}/"
    for reader in [as_user(mona), as_user(admin_user)]:
        assert reader.get(f"{url}change/").status_code == 200
        assert reader.post(f"{url}change/", {"words": "Oh."}).status_code == 403
        assert reader.post(f"{url}delete/", {"post": "yes"}).status_code == 403
        assert reader.get("/admin/moderation/decision/add/").status_code == 403
    assert Decision.objects.get().words == REASON["words"]


def test_permissions_count_for_staff_alone(mona):
    assert mona.has_perm("theories.moderate_theory")
    mona.is_staff = False
    assert not mona.has_perm("theories.moderate_theory")
    assert not mona.has_module_perms("theories")
