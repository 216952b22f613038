"""No page leaves a word untranslated for a Korean reader, whatever is wrong on it."""

import re
from html.parser import HTMLParser

import pytest

from theories.models import Theory

from . import factories
from .passkeys import secure
from .steps import just_logged_in
from .world_pages import pages_of_the_careful

KOREAN = {"Accept-Language": "ko"}
SAID_IN_ATTRIBUTES = {"alt", "aria-label", "placeholder", "title"}
NOT_SHOWN = {"script", "style"}
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
# Names, addresses, formats and episodes: the same in every language.
THE_SAME = re.compile(
    r"S\d+E\d+|\S+@\S+|https?\S*|\|\||MIT|PIN|QR|IP|Markdown|ana|ben|mona|fan-\d+"
    r"|example\.org\S*"
)


class Words(HTMLParser):
    """Collects the words in Latin letters that a page says, whoever hears them."""

    def __init__(self, html):
        super().__init__()
        self.open, self.found = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in ("input", "meta", "link", "br", "img"):
            self.open.append((tag, attributes.get("lang")))
        is_description = tag == "meta" and attributes.get("name") == "description"
        for name, value in attributes.items():
            for_scripts = name.startswith("data-") and " " in (value or "")
            if name in SAID_IN_ATTRIBUTES or for_scripts or is_description:
                self.say(value if name != "name" else "")

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if not any(tag in NOT_SHOWN or lang == "en" for tag, lang in self.open):
            self.say(text)

    def say(self, text):
        self.found += WORD.findall(THE_SAME.sub(" ", text or ""))


@pytest.fixture
def world(season_one, ana, ben):
    """One of everything, told in Korean."""
    person = factories.make_character("남라", hangul="최남라")
    factories.make_fact(person, text="반장이다.")
    evidence = factories.make_evidence(
        "지붕 위의 불",
        description="불이 보인다.",
        characters=[person],
        episode=season_one[112],
    )
    theory = factories.make_theory("남라가 돌아온다", author=ana, body="그렇게 말했다.")
    factories.make_link(theory, evidence, argument="맞는다.", author=ana)
    comment = factories.make_comment(theory, author=ana, body="그렇다.")
    factories.make_comment(theory, author=ben, body="아니다.", parent=comment)
    factories.make_theory("청산은 살아 있다", author=ben, body="심증뿐이다.")
    for state in ("pending", "hidden", "removed"):
        factories.make_theory("가려진 가설", author=ana, state=state)
    later = factories.make_evidence("시즌 2의 장면", reveal_at=201)
    factories.make_link(theory, later, argument="맞는다.", author=ben)
    return theory, evidence, person, comment, later


def pages(theory, evidence, person, comment, later):
    yield from ["/", "/theories/", "/theories/?q=없음", "/theories/?sort=best"]
    yield from ["/evidence/", "/evidence/?q=없음", "/evidence/?kind=scene&tier=press"]
    yield from ["/characters/", "/characters/?q=없음", "/search/", "/search/?q=남라"]
    yield from ["/search/?q=없음", "/episodes/", "/episodes/s1e12/", "/episodes/s1e1/"]
    for thing in (evidence, later, person, theory.author, *Theory.objects.all()):
        yield thing.get_absolute_url()
    yield from ["/horizon/", "/language/", "/nothing/", "/theories/?after=x"]
    yield from ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"]


def pages_of_fans(theory, evidence, person, comment, later):
    slug = theory.get_absolute_url()
    yield from ["/settings/", "/theories/new/", "/evidence/new/"]
    yield from [f"{slug}edit/", f"{slug}history/", f"{slug}links/"]
    yield from [f"{slug}?reply={comment.pk}", f"/comments/{comment.pk}/edit/"]
    yield from ["/accounts/email/", "/accounts/password/change/", "/accounts/logout/"]
    yield from ["/accounts/2fa/", "/accounts/2fa/totp/activate/"]
    yield from ["/accounts/2fa/webauthn/add/", "/accounts/reauthenticate/"]


def words(client, url, data=None):
    """What the answer still says in Latin letters."""
    send = client.get if data is None else client.post
    response = send(url, data, headers=KOREAN, follow=True)
    assert response.status_code < 500
    html = response.content.decode()
    assert '<html lang="ko"' in html
    return Words(html).found


def test_no_page_of_visitors_is_left_out(client, world):
    said = {url: words(client, url) for url in pages(*world)}
    assert not {url: found for url, found in said.items() if found}


def test_no_page_of_fans_is_left_out(as_user, ana, world):
    client = as_user(ana)
    said = {url: words(client, url) for url in [*pages(*world), *pages_of_fans(*world)]}
    assert not {url: found for url, found in said.items() if found}


def test_no_page_of_a_second_factor_is_left_out(db, ana):
    client, key = just_logged_in(ana), secure(ana, name="열쇠")
    said = {url: words(client, url) for url in pages_of_the_careful(key).values()}
    assert not {url: found for url, found in said.items() if found}


@pytest.mark.parametrize(
    "url",
    [
        "/theories/new/",
        "/evidence/new/",
        "/horizon/",
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/password/change/",
        "/accounts/email/",
    ],
)
@pytest.mark.parametrize("typed", [{}, {"title": "?", "reveal_at": "x", "kind": "x"}])
def test_no_refusal_is_left_out(as_user, client, ana, season_one, url, typed):
    visits = "login" in url or "signup" in url
    who = client if visits else as_user(ana)
    assert not words(who, url, {"post": "1", **typed})
