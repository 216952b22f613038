"""Season 2 begins: what stood before still stands, and nobody is told too early."""

import pytest

from episodes.models import Episode, Season

from .factories import make_comment, make_evidence, make_theory, typed_theory

pytestmark = pytest.mark.django_db


@pytest.fixture
def premiere(season_one, as_user, mona):
    """A moderator adds season 2 and its first episodes in the admin."""
    moderator = as_user(mona)
    moderator.post(
        "/admin/episodes/season/add/",
        {"number": 2, "premieres_at_0": "2027-01-29", "premieres_at_1": "08:00:00"},
    )
    for number in [1, 2, 3]:
        moderator.post(
            "/admin/episodes/episode/add/", {"season": 2, "number": number, "title": ""}
        )
    assert Season.objects.get(number=2).premieres_at.year == 2027
    return Episode.objects.filter(season=2)


def choices(client):
    form = client.get("/horizon/").context["form"]
    return [order for order, _label in form.fields["watched_through"].choices]


def test_nobodys_horizon_jumps(premiere, client, as_user, ben):
    assert client.get("/").wsgi_request.viewer.horizon.watched_through == 112
    assert as_user(ben).get("/").wsgi_request.viewer.horizon.watched_through == 112


def test_the_new_episodes_can_be_chosen(premiere, client):
    assert choices(client)[-3:] == [201, 202, 203]
    client.post("/horizon/", {"watched_through": 202})
    assert client.get("/").wsgi_request.viewer.horizon.watched_through == 202


def test_what_stood_before_is_seen_as_before(premiere, client):
    theory = make_theory("It was said before the premiere")
    assert client.get(theory.get_absolute_url()).context["theory"] == theory


def test_evidence_of_a_new_episode_waits_for_who_has_seen_it(premiere, client):
    item = make_evidence("A door opens", reveal_at=202, episode=premiere[1])
    assert "A door opens" not in client.get("/evidence/").content.decode()
    client.post("/horizon/", {"watched_through": 202})
    assert "A door opens" in client.get("/evidence/").content.decode()
    assert client.get(item.get_absolute_url()).status_code == 200


def test_a_theory_that_names_an_episode_spoils_it(premiere, as_user, ana, client):
    typed = typed_theory(body="As S2E2 showed.", reveal_at="101")
    page = as_user(ana).post("/theories/new/", typed)["Location"]
    response = client.get(page)
    assert response.status_code == 200
    assert "gate.html" in {template.name for template in response.templates}


def test_the_reveal_point_is_proposed_from_the_evidence(premiere, as_user, ana):
    scene = make_evidence(reveal_at=203, episode=premiere[2])
    fan = as_user(ana)
    fan.post("/horizon/", {"watched_through": 203})
    picked = {"evidence": scene.slug, "stance": "supports", "argument": "It shows it."}
    fan.post("/theories/new/", typed_theory(reveal_at="", **picked))
    assert ana.theories.get().reveal_at == 203


def test_a_comment_that_names_an_episode_waits_too(premiere, client, as_user, ben):
    theory = make_theory()
    make_comment(theory, body="In season 2 episode 3 she is back.")
    page = client.get(theory.get_absolute_url()).content.decode()
    assert "she is back" not in page
    assert "1 comment lies beyond" in page
