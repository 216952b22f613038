"""Addresses, cursors and headers made by hand: 400 or 404, never an error of ours."""

import pytest

from .factories import (
    make_character,
    make_comment,
    make_episode,
    make_evidence,
    make_link,
    make_theory,
)
from .reading import HTMX


@pytest.fixture
def paged(season_one):
    """The address of each paged list, with something in it."""
    link = make_link(make_theory(), make_evidence(episode=season_one[112]))
    make_character()
    make_comment(link.theory)
    return [
        "/theories/",
        "/theories/?sort=best",
        "/evidence/",
        "/episodes/s1e12/",
        "/characters/",
        link.theory.get_absolute_url(),
        link.theory.author.get_absolute_url(),
    ]


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("cursor", ["x", "WzFd:x", "%", "\0", "1", "é:ü", "a" * 5000])
def test_a_cursor_made_by_hand_is_refused(cursor, headers, paged, client):
    for url in paged:
        answer = client.get(url, query_params={"after": cursor}, headers=headers)
        assert answer.status_code == 400, url
        assert "This page does not exist." in answer.content.decode()


def test_the_cursor_of_one_list_opens_no_other(client, db):
    first, second = make_theory(), make_theory()
    for _ in range(21):
        make_comment(first)
        make_theory(author=first.author)
        make_evidence(episode=make_episode(112))
    own = {
        url: client.get(url).context["page"].after
        for url in [
            "/theories/",
            "/theories/?sort=new",
            "/evidence/",
            "/episodes/s1e12/",
            first.get_absolute_url(),
            first.author.get_absolute_url(),
        ]
    }
    assert None not in own.values()
    others = [second.get_absolute_url(), second.author.get_absolute_url()]
    for origin, after in own.items():
        for url in {*own, *others} - {origin}:
            joint = "&" if "?" in url else "?"
            answer = client.get(f"{url}{joint}after={after}", headers=HTMX)
            assert answer.status_code == 400, f"{url} took the cursor of {origin}"


@pytest.mark.parametrize(
    "path",
    [
        "/theories/nothing/",
        "/theories/a%00b/",
        "/theories/%ED%A0%80/",
        f"/theories/{'x' * 4000}/",
        "/theories/a%00b/history/",
        "/evidence/a%00b/",
        "/evidence/nothing/",
        "/characters/a%00b/",
        "/characters/nothing/",
        "/fans/a%00b/",
        "/fans/nobody/",
        "/episodes/s0e0/",
        "/episodes/s9e9/",
        "/episodes/s1e112/",
        "/episodes/112/",
    ],
)
def test_an_address_of_nothing_answers_404(path, client, db):
    assert client.get(path).status_code == 404


NUMBERS = ["0", str(2**31), str(2**63), str(2**63 + 1), "9" * 400, "9" * 5000]


@pytest.mark.parametrize("number", NUMBERS, ids=len)
@pytest.mark.parametrize("path", ["links/%s/removal/", "comments/%s/deletion/"])
def test_a_number_that_is_nothing_answers_404(path, number, as_user, ben):
    assert as_user(ben).post(f"/{path % number}").status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"HX-Current-URL": "http://[::"},
        {"HX-Current-URL": "javascript:alert(1)"},
        {"HX-Current-URL": "\xff\x00"},
        {"HX-Target": "%00", "HX-Trigger": "\xff"},
        {"Accept-Language": "x-" * 4000},
        {"Cookie": "horizon=101.1.1:forged; sessionid=\xff"},
        {"Cookie": "horizon=%00"},
        {"If-Modified-Since": "yesterday"},
        {"Content-Type": "multipart/form-data; boundary=\xff"},
    ],
)
def test_odd_headers_never_break_a_page(headers, client, db):
    theory = make_theory()
    for url in ["/", "/theories/", theory.get_absolute_url()]:
        assert client.get(url, headers=headers | HTMX).status_code == 200
    asked = client.post(f"{theory.get_absolute_url()}vote/", headers=headers | HTMX)
    assert asked.status_code in (200, 302, 400, 401)
