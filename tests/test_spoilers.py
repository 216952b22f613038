"""Whatever stands between `||` and `||` is not seen before somebody asks."""

import pytest

from texts.markdown import excerpt, plain, render

from .reading import shown, tags

HIDING = [
    "a ||SECRET|| b",
    "a||SECRET||b",
    "|| SECRET ||",
    "||SECRET||는",
    "||**SECRET**||",
    "**||SECRET||**",
    "**a ||SECRET** SECRET||",
    "||SECRET **SECRET|| a**",
    "||*SECRET||*",
    "||`SECRET`||",
    "||`SECRET || SECRET`||",
    "||[SECRET](http://SECRET)||",
    "[a ||SECRET|| b](http://a)",
    "![a ||SECRET||](http://a)",
    "||![SECRET](http://SECRET)||",
    "||https://SECRET.com/SECRET||",
    "||<http://SECRET>||",
    "||SECRET\nSECRET||",
    "||SECRET\n\nSECRET||",
    "||SECRET\n\nSECRET\n\nSECRET||",
    "||\nSECRET\n||",
    "||\n# SECRET\n||",
    "||\nSECRET\n===\n||",
    "||\n- SECRET\n- SECRET\n||",
    "||\n1. SECRET\n   - SECRET\n||",
    "||\n> SECRET\n||",
    "||\n```\nSECRET\n```\n||",
    "||\n\n    SECRET\n\n||",
    "||\n| SECRET |\n| - |\n| SECRET |\n||",
    "||\n---\nSECRET\n||",
    "||\n\nSECRET\n\n||\n",
    "# ||SECRET||",
    "||SECRET||\n---",
    "- ||SECRET||",
    "- ||SECRET\n- SECRET||",
    "- ||SECRET\n\n  SECRET||",
    "> ||SECRET||",
    "> ||SECRET\n\nSECRET||",
    "- a\n  - ||SECRET\n- SECRET||",
    "||SECRET||||SECRET||",
    "|||SECRET|||",
    "\\||| SECRET ||",
    # Marks without a partner hide rather than show.
    "||SECRET",
    "a ||SECRET\nSECRET",
    "a ||SECRET `code||`",
    "SECRET||",
    "||\n```\nSECRET\n||",
    "||\n\n# SECRET\n\nSECRET",
    "a ||\n\n- SECRET",
    "true || false, and ||SECRET||",
    "- ||\n- SECRET",
    "x ||SECRET|| ||SECRET",
]


@pytest.mark.parametrize("text", HIDING)
def test_a_spoiler_is_hidden_whatever_it_holds(text):
    html = render(f"before\n\n{text}")
    assert "SECRET" in html
    assert "SECRET" not in shown(html)
    assert "before" in shown(html)


@pytest.mark.parametrize("text", HIDING)
def test_no_excerpt_shows_a_spoiler_wherever_it_is_cut(text):
    for length in range(1, 60):
        assert "SEC" not in excerpt(text, length)
    assert "[spoiler]" in plain(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a ||x|| b", "a  b"),
        ("||x||\n\nafter", "\nafter\n"),
        ("||\nx\n||\nafter", "\nafter\n"),
        ("||open\n\nafter", "\nafter\n"),
        # Not marks at all.
        ("if a || b then", "if a || b then\n"),
        ("a | b", "a | b\n"),
        ("`a||b`", "a||b\n"),
        ("\\||no\\||", "||no||\n"),
        ("    ||code||", "||code||\n\n"),
    ],
)
def test_what_is_not_a_spoiler_stays_to_be_seen(text, seen):
    assert shown(render(text)).strip() == seen.strip()


def test_a_spoiler_within_a_line_needs_a_block_that_may_hold_it():
    names = [tag for tag, _ in tags(render("**a ||b|| c**"))]
    assert names == ["div", "strong", "details", "summary", "strong", "strong"]


def test_a_spoiler_opens_by_what_the_browser_knows():
    html = render("||a||")
    assert '<details class="spoiler inline"><summary>' in html
    assert "spoiler · 스포일러" in html


def test_an_empty_spoiler_leaves_nothing():
    assert "details" not in render("a |||| b")
