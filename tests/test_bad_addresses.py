"""Addresses and queries that nobody was given: 400 or 404, with a reason."""

import pytest

from .factories import (
    make_character,
    make_comment,
    make_episode,
    make_evidence,
    make_link,
    make_theory,
)

HTMX = {"HX-Request": "true"}
LISTS = ["/theories/", "/evidence/", "/characters/", "/search/"]
ODD = [
    "a\0b",
    "%",
    "_",
    "\\",
    "'",
    '"',
    "NEAR(a b)",
    "a* OR b",
    "title:x",
    "&|!",
    "{{ 7*7 }}",
    "\u202e",
    "\ufffe",
    "%00",
    "<script>",
]


@pytest.mark.parametrize("q", ODD)
@pytest.mark.parametrize("url", LISTS)
def test_no_search_word_breaks_a_list(url, q, client, db):
    response = client.get(url, {"q": q})
    assert response.status_code == (400 if "\0" in q else 200)


@pytest.mark.parametrize("sign", ["%", "_", "\\"])
def test_signs_of_the_database_stand_for_themselves(sign, client, db):
    without = make_theory("A hundred percent of it")
    with_sign = make_theory(f"A hundred {sign} of it all")
    page = client.get("/theories/", {"q": sign}).context["page"]
    assert page.items == [with_sign]
    assert without not in page.items


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize(
    ("url", "field", "value"),
    [
        ("/theories/", "arc", "zombies"),
        ("/theories/", "character", "nobody"),
        ("/theories/", "character", "a\0b"),
        ("/theories/", "q", "x" * 81),
        ("/theories/", "q", "a\0b"),
        ("/evidence/", "episode", "s9e9"),
        ("/evidence/", "kind", "rumour"),
        ("/evidence/", "tier", "\0"),
        ("/evidence/", "character", "a\0b"),
        ("/characters/", "group", "nobody"),
        ("/characters/", "group", "a\0b"),
    ],
)
def test_a_filter_that_is_none_says_so(url, field, value, headers, client, db):
    response = client.get(url, {field: value}, headers=headers)
    errors = response.context["form"].errors[field]
    assert response.status_code == 400
    assert response.context["page"].items == []
    if not headers:
        assert errors[0] in response.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(
    "query",
    [
        {"sort": "cheapest"},
        {"sort": "\0"},
        {"sort": "-score"},
        {"order": "author__password"},
        {"author__username": "ana"},
        {"_connector": "OR"},
        {"page": "9" * 400},
    ],
)
def test_what_a_list_does_not_know_it_leaves_alone(query, client, db):
    theory = make_theory()
    response = client.get("/theories/", query)
    assert response.status_code == 200
    assert response.context["page"].items == [theory]


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
