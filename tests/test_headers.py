"""What protects a page is on every answer: pages, errors, files, machines' pages."""

import pytest
from django.test import Client

PROTECTION = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
}


def unprotected(answer):
    return {
        name
        for name, words in PROTECTION.items()
        if words not in answer.headers.get(name, "")
    }


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/", 200),
        ("get", "/theories/?after=nonsense", 400),
        ("get", "/nothing-here/", 404),
        ("post", "/horizon/", 403),
        ("options", "/", 405),
        ("get", "/theories/new/", 302),
        ("get", "/theories", 301),
        ("get", "/static/css/site.css", 200),
        ("get", "/healthz", 200),
        ("get", "/sitemap.xml", None),
    ],
)
def test_every_kind_of_answer_is_protected(db, method, path, status):
    answer = getattr(Client(enforce_csrf_checks=True), method)(path)
    if answer.streaming:
        list(answer)
    assert status in (None, answer.status_code)
    assert not unprotected(answer)


def test_a_name_that_is_not_ours_is_refused_and_protected(client):
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert not unprotected(answer)


def test_a_site_that_broke_is_protected(client, db, monkeypatch):
    monkeypatch.setattr("aouad_site.home.HOTTEST", "not a number")
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert not unprotected(answer)


def test_logging_out_leaves_nothing_to_go_back_to(as_user, ben):
    answer = as_user(ben).post("/accounts/logout/")
    assert answer["Clear-Site-Data"] == '"cache"'
