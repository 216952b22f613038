"""Text of those who want to break the page does nothing in a real browser.

What is planted is the whole collection, as comments; the control shows the same text
unwashed, and has to go off.
"""

from contextlib import suppress

import pytest

from texts.markdown import TooComplex

from .factories import make_comment, make_theory
from .reading import corpus
from .steps import enter
from .test_hostile_markdown import HOSTILE, payload

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COLLECTIONS = ["blns.json", "dompurify-expect.json", "h5sc-vectors.txt"]
COLLECTIONS += ["loofah-html5lib-sanitizer.json"]
FEW = 1_000  # characters together in one comment
ON_A_PAGE = 20
SIGNS_OF_LIFE = """
    [...document.querySelectorAll(".prose *")].filter((part) =>
      ["SCRIPT", "STYLE", "IFRAME", "FORM", "SVG", "OBJECT"].includes(part.tagName) ||
      [...part.attributes].some(({ name }) => /^(on|hx-|data-hx-|style|id$)/.test(name))
    ).map((part) => part.outerHTML)
"""


def collected():
    cases = [case for name in COLLECTIONS for case in corpus(name)]
    return HOSTILE + [
        case if isinstance(case, str) else payload(case) for case in cases
    ]


def together(texts):
    """As few pieces as it takes, each of a few texts with room between them."""
    pieces = [""]
    for text in texts:
        if len(pieces[-1]) + len(text) > FEW:
            pieces.append("")
        pieces[-1] += f"\n\n{text}".replace("\0", "").replace("\ud800", "")
    return pieces


def plant(author):
    """The addresses of theories on which it was said."""
    theories, said = [], 0
    for piece in together(collected()):
        if said % ON_A_PAGE == 0:
            theories.append(make_theory(author=author, body=piece))
        with suppress(TooComplex):
            make_comment(theories[-1], author=author, body=piece)
            said += 1
    return [theory.get_absolute_url() for theory in theories]


def listen(page):
    """Every dialog from now on: that is how hostile text shows that it ran."""
    heard = []

    def hear(dialog):
        heard.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    return heard


def test_hostile_text_does_nothing(desktop_page, ana):
    # What asks for something else, or runs into the policy, the fixture notices.
    heard, planted = listen(desktop_page), plant(ana)
    enter(desktop_page, ana)
    for url in planted:
        desktop_page.goto(url)
        assert desktop_page.locator(".prose").count() > 1
        assert desktop_page.evaluate(SIGNS_OF_LIFE) == []
    for url in ["/theories/?sort=new", f"{planted[0]}edit/", f"{planted[0]}history/"]:
        desktop_page.goto(url)
        assert desktop_page.evaluate(SIGNS_OF_LIFE) == []
    assert heard == []


def test_the_same_text_unwashed_goes_off(browser):
    with browser.new_context() as context:
        page = context.new_page()
        heard = listen(page)
        page.set_content(f'<div class="prose">{"".join(HOSTILE[:3])}</div>')
        page.wait_for_function("document.images.length > 0")
        assert page.evaluate(SIGNS_OF_LIFE)
    assert heard
