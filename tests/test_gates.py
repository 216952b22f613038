"""The gate in front of one thing: what it says, what it opens, what it never says."""

import pytest

from .factories import make_evidence, make_link, make_theory

pytestmark = pytest.mark.django_db

BEYOND = {"reveal_at": 203}


@pytest.fixture
def theory():
    return make_theory("Zanzibar falls first", body="Zanzibar!", **BEYOND)


def gate_of(thing):
    return f"/gates/{thing._meta.model_name}/{thing.pk}/"


def test_a_direct_address_shows_the_gate_and_no_word(theory, client):
    response = client.get(theory.get_absolute_url())
    page = response.content.decode()
    assert response.status_code == 200
    assert "S2E3" in page
    assert "zanzibar" not in page.lower()
    assert "no-store" in response["Cache-Control"]


def test_opening_shows_this_one_thing(theory, client):
    other = make_theory("Zanzibar also rises", **BEYOND)
    response = client.post(gate_of(theory))
    assert response.status_code == 303
    assert response["Location"] == theory.get_absolute_url()
    assert client.get(theory.get_absolute_url()).context["theory"] == theory
    assert "rises" not in client.get(other.get_absolute_url()).content.decode()


def test_the_gate_leads_on_who_has_watched_that_far(theory, client, season_one):
    client.post("/horizon/", {"watched_through": 112})
    assert client.get(gate_of(theory)).status_code == 200
    client.post(gate_of(theory))
    assert client.get(gate_of(theory))["Location"] == theory.get_absolute_url()


def test_moving_the_horizon_closes_what_was_opened(theory, client, season_one):
    client.post(gate_of(theory))
    client.post("/horizon/", {"watched_through": 112})
    page = client.get(theory.get_absolute_url()).content.decode()
    assert "zanzibar" not in page.lower()


@pytest.mark.parametrize("how", ["vote/", "comments/"])
def test_nothing_can_be_done_to_what_lies_beyond(how, theory, as_user, ben):
    assert as_user(ben).post(theory.get_absolute_url() + how).status_code == 404


@pytest.mark.parametrize(
    "address", ["theory/999999", "user/1", "nonsense/1", "theory/99999999999999999999"]
)
def test_there_is_no_gate_to_nothing(address, client):
    assert client.get(f"/gates/{address}/").status_code == 404
    assert client.post(f"/gates/{address}/").status_code == 404


def test_what_moderators_hid_has_no_gate(theory, client):
    theory.hide()
    assert client.get(gate_of(theory)).status_code == 404
    assert client.get(theory.get_absolute_url()).status_code == 404


def test_a_stub_stands_where_evidence_is_missing(client):
    theory = make_theory()
    item = make_evidence("Zanzibar by night", slug="zanzibar", **BEYOND)
    make_link(theory, item, argument="Zanzibar says so")
    page = client.get(theory.get_absolute_url()).content.decode()
    assert gate_of(item) in page
    assert "S2E3" in page
    assert "zanzibar" not in page.lower()


def test_a_cookie_made_by_hand_opens_nothing(theory, client):
    client.cookies["opened"] = f"theory-{theory.pk}"
    page = client.get(theory.get_absolute_url()).content.decode()
    assert "zanzibar" not in page.lower()


def test_only_the_latest_things_stay_open(client):
    theories = [make_theory(f"Claim number {n} of many", **BEYOND) for n in range(42)]
    for theory in theories:
        client.post(gate_of(theory))
    assert client.get(theories[-1].get_absolute_url()).context["theory"]
    assert "theory" not in client.get(theories[0].get_absolute_url()).context
