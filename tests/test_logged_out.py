"""Of who has been logged out: what is sent leads to the login, nothing else does."""

import pytest

from .reading import HTMX

pytestmark = pytest.mark.django_db

WRITING = {"title": "The bonfire is a signal", "look_alikes": "1"}
FROM_THE_FORM = HTMX | {"HX-Current-URL": "http://testserver/theories/new/"}


def answer(client, source, data):
    headers = FROM_THE_FORM | {"HX-Source": source}
    return client.post("/theories/new/", data, headers=headers)


@pytest.mark.parametrize("source", ["input#id_title", "button#preview-button", "p"])
def test_what_is_asked_on_the_way_says_so_and_stays(source, client):
    response = answer(client, source, WRITING)
    assert response.status_code == 403
    assert "HX-Redirect" not in response
    assert response["HX-Reswap"] == "none"
    assert response.content.decode().startswith("You are logged out.")


@pytest.mark.parametrize("source", ["form", "form#link-form", "a"])
def test_what_is_sent_or_followed_leads_to_the_login_and_back(source, client):
    response = answer(client, source, WRITING)
    assert response["HX-Redirect"] == "/accounts/login/?next=/theories/new/"
