"""Markdown as fans write it, and what becomes of it."""

import pytest

from texts.markdown import LONGEST, TooComplex, excerpt, plain, render

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold** *it* ~~no~~", "<p><strong>bold</strong> <em>it</em> <s>no</s></p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        # Korean particles follow without a space.
        ("**굵게**는", "<p><strong>굵게</strong>는</p>"),
        ('**"굵게"**는', '<p><strong>"굵게"</strong>는</p>'),
        ("그는**(남라)**의", "<p>그는<strong>(남라)</strong>의</p>"),
        ("~~'취소'~~는", "<p><s>'취소'</s>는</p>"),
        # The page has headings of its own.
        ("# Title", '<p class="heading"><strong>Title</strong></p>'),
        ("Title\n---", '<p class="heading"><strong>Title</strong></p>'),
        ("3. three", '<ol start="3">\n<li>three</li>\n</ol>'),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("| a |\n| - |", "<p>| a |<br>\n| - |</p>"),
        ("[a]: http://x.com\n\n[a]", "<p>[a]: http://x.com</p>\n<p>[a]</p>"),
        ("```py\nx\n```", "<pre><code>x\n</code></pre>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
    ],
)
def test_markdown_becomes_plain_elements(text, html):
    without_links = render(text.replace("http://x.com", "x:y")).strip()
    assert without_links == html.replace("http://x.com", "x:y")


@pytest.mark.parametrize(
    ("text", "address", "name"),
    [
        ("[name](https://a.com/x)", "https://a.com/x", "name"),
        ("see https://a.com/x.", "https://a.com/x", "https://a.com/x"),
        ("(https://a.com/x)", "https://a.com/x", "https://a.com/x"),
        ("https://a.com/(x)", "https://a.com/(x)", "https://a.com/(x)"),
        ("**https://a.com**", "https://a.com", "https://a.com"),
        ("https://a.com/_x_y", "https://a.com/_x_y", "https://a.com/_x_y"),
        ("||https://a.com||", "https://a.com", "https://a.com"),
        ("<me@a.com>", "mailto:me@a.com", "me@a.com"),
        # Pictures would tell another site who reads this one.
        ("![cat](https://a.com/c.png)", "https://a.com/c.png", "cat"),
        ("![](https://a.com/c.png)", "https://a.com/c.png", "https://a.com/c.png"),
    ],
)
def test_links_lead_elsewhere_and_vouch_for_nothing(text, address, name):
    rel = "nofollow ugc noopener noreferrer"
    assert f'<a href="{address}" rel="{rel}">{name}</a>' in render(text)


def test_what_would_grow_out_of_bounds_is_refused():
    with pytest.raises(TooComplex):
        render("||a|| " * (LONGEST // 6))


def test_nesting_past_the_deepest_level_is_shown_as_text():
    html = render("> " * 100 + "bottom")
    assert "bottom" in html
    assert html.count("<blockquote>") == 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Head\n\n- a\n- *b*\n\n`c` [d](http://e) <f>", "Head a b c d <f>"),
        ("a\nb\\\nc", "a b c"),
        ("    code\n\n---", "code"),
        ("![picture](http://a)", "picture"),
        ("a ||b|| c", "a [spoiler] c"),
        ("||\n# a\n\nb\n||\nc", "[spoiler] c"),
        ("", ""),
    ],
)
def test_plain_text_has_the_words_and_no_marks(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("two words here", 10, "two words…"),
        ("words, here", 7, "words…"),
        ("나연은살아있지않다", 5, "나연은살…"),
        (FAMILY * 2, 8, f"{FAMILY}…"),
        ("aaaaé́é́", 6, "aaaa…"),
    ],
)
def test_an_excerpt_is_cut_where_nobody_stumbles(text, length, expected):
    assert excerpt(text, length) == expected
