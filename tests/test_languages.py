"""Which language the site speaks with whom, and how a reader chooses it."""

import pytest

from .factories import make_user
from .reading import tags

KOREAN = {"Accept-Language": "ko-KR,ko;q=0.9,en;q=0.8"}


def language_of(response):
    """The language that a page says it is in, everywhere it says so."""
    said = {dict(attributes)["lang"] for tag, attributes in page_tags(response, "html")}
    assert said == {response["Content-Language"]}
    return said.pop()


def page_tags(response, name):
    return [each for each in tags(response.content.decode()) if each[0] == name]


def choose(client, language, **data):
    return client.post("/language/", {"language": language, **data})


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("ko", "ko"),
        ("ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("en-GB,ko;q=0.5", "en"),
        ("fi,ko;q=0.5", "ko"),
        ("fi", "en"),
        ("", "en"),
    ],
)
def test_a_browser_gets_what_it_asks_for(client, db, asked, spoken):
    page = client.get("/", headers={"Accept-Language": asked})
    assert language_of(page) == spoken


def test_caches_keep_the_languages_apart(client, db):
    vary = client.get("/theories/")["Vary"]
    assert {"Accept-Language", "Cookie"} <= set(vary.split(", "))


def test_the_switch_overrules_the_browser(client, db):
    choose(client, "ko")
    assert language_of(client.get("/", headers={"Accept-Language": "en"})) == "ko"
    choose(client, "en")
    assert language_of(client.get("/", headers=KOREAN)) == "en"


def test_the_account_overrules_the_switch(as_user, db):
    client = as_user(make_user(language="ko"))
    client.cookies["django_language"] = "en"
    assert language_of(client.get("/", headers={"Accept-Language": "en"})) == "ko"


def test_a_fan_takes_the_choice_to_every_browser(as_user, ana):
    choose(as_user(ana), "ko")
    ana.refresh_from_db()
    assert ana.language == "ko"
    assert language_of(as_user(ana).get("/")) == "ko"


def test_a_fan_can_go_back_to_what_the_browser_asks(as_user, ana):
    client = as_user(ana)
    choose(client, "en")
    choose(client, "")
    assert language_of(client.get("/", headers=KOREAN)) == "ko"
    assert not client.cookies["django_language"].value


def test_a_new_fan_keeps_the_language_of_the_switch(client, db, django_user_model):
    choose(client, "ko")
    account = {"username": "yuna", "email": "yuna@example.org"}
    password = "a long enough password"
    client.post(
        "/accounts/signup/", {**account, "password1": password, "password2": password}
    )
    assert django_user_model.objects.get(username="yuna").language == "ko"


def test_the_switch_names_the_other_language_in_itself(client, db):
    for headers, code in [({}, "ko"), (KOREAN, "en")]:
        page = client.get("/theories/?sort=new", headers=headers)
        [link] = [a for _a, a in page_tags(page, "a") if a.get("hreflang") == code]
        assert link["lang"] == code
        assert link["href"] == "/language/?next=%2Ftheories%2F%3Fsort%3Dnew"
    assert ">English</a>" in page.content.decode()


def test_pages_of_visitors_carry_no_token(client, db):
    assert "csrfmiddlewaretoken" not in client.get("/").content.decode()
    assert "csrfmiddlewaretoken" in client.get("/language/").content.decode()


def test_the_settings_let_a_fan_choose(as_user, ana):
    buttons = page_tags(as_user(ana).get("/settings/"), "button")
    offered = [a["value"] for _b, a in buttons if a.get("name") == "language"]
    assert offered == ["en", "ko", ""]


@pytest.mark.parametrize("wanted", ["/theories/?sort=new", "/settings/"])
def test_choosing_leads_back_to_the_page(client, db, wanted):
    response = choose(client, "ko", next=wanted)
    assert response.status_code == 303
    assert response["Location"] == wanted


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_choosing_leads_to_no_other_site(client, db, wanted):
    assert choose(client, "ko", next=wanted)["Location"] == "/"
    assert wanted not in client.get("/language/", {"next": wanted}).content.decode()


def test_a_language_we_do_not_speak_is_refused(client, db):
    response = choose(client, "fi")
    assert response.status_code == 422
    assert "django_language" not in client.cookies
    assert "not one of ours" in response.content.decode()


def test_a_broken_cookie_is_ignored(client, db):
    client.cookies["django_language"] = "../../etc"
    assert language_of(client.get("/", headers=KOREAN)) == "ko"


def test_a_page_that_broke_says_its_language_too(client, db, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("aouad_site.home.render", None)
    assert 'lang="ko"' in client.get("/", headers=KOREAN).content.decode()
