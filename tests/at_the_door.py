"""Signing up and logging in as people do: through the forms."""

import re

from .factories import PASSWORD

LINK = re.compile(r"https?://[^/\s]+(/accounts/\S+)")


def sign_up(client, username="nam-ra", **changed):
    typed = {
        "username": username,
        "email": "nam-ra@example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    return client.post("/accounts/signup/", typed | changed)


def log_in(client, login="ana", password=PASSWORD, **more):
    return client.post(
        "/accounts/login/", {"login": login, "password": password, **more}
    )


def prove_again(client, password=PASSWORD):
    """What the site asks of who changes an address, a password, a second factor."""
    return client.post("/accounts/reauthenticate/", {"password": password})


def is_logged_in(client):
    return client.get("/settings/").status_code == 200


def link_in(mail):
    return LINK.search(mail.body)[1]
