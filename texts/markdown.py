"""What fans write, as HTML that is safe to store and show, or as plain text.

Besides paragraphs, lists, quotes and code the HTML has, for the style sheet:
`p.heading` where the text has a heading, so that the page's own outline stays whole;
`details.spoiler` around hidden blocks, and `details.spoiler.inline` within
`div.paragraph`, which stands for a `p`, because a `p` may not hold `details`.

    details.spoiler.inline, .inline > summary { display: inline; }
    .inline::details-content { display: inline-block; }
    .inline[open]::details-content { display: inline; }

What is closed must not be `inline`, for then browsers show what it hides; nor `block`,
for then the sentence goes on in a new line.
Summaries name themselves in both languages, as the HTML is stored once for everybody.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from texts import blocks, emphasis, links, spoilers, wall
from texts.cleaning import one_line
from texts.shortening import shortened

LONGEST = 10_000
# What a text may grow to, so that no page is made heavy by a few hundred brackets.
LARGEST = 5 * LONGEST + 1_000
HIDDEN = "[spoiler]"
SPACES = {"softbreak", "hardbreak"}


class TooComplex(ValueError):
    """The HTML would be far longer than the text."""


def make_parser() -> MarkdownIt:
    # Tables would cut ||spoilers|| into cells; reference definitions let a short text
    # repeat a long address; typographic replacements change what people typed.
    left_out = ["table", "reference", "replacements", "smartquotes"]
    parser = MarkdownIt("js-default", {"html": False, "breaks": True})
    parser.disable(left_out)
    for part in (emphasis, links, blocks, spoilers):
        part.add_to(parser)
    return parser


PARSER = make_parser()


def render(text: str) -> str:
    """Safe HTML; for theories and comments alike."""
    html = wall.cleaned(PARSER.renderer.render(parse(text), PARSER.options, {}))
    if len(html) > LARGEST:
        raise TooComplex
    return html


def excerpt(text: str, length: int = 200) -> str:
    """The first `length` characters in plain text, spoilers left out."""
    return shortened(plain(text), length)


def plain(text: str) -> str:
    """All of the text on one line, spoilers left out: for search, feeds, mail."""
    words: list[str] = []
    collect(parse(text), words)
    return one_line("".join(words))


def masked(text: str, instead: str = HIDDEN) -> str:
    """The Markdown without its spoilers; a mark alone hides all that follows."""
    return re.sub(r"\|\|.*?(\|\||\Z)", instead, text, flags=re.DOTALL)


def parse(text: str) -> list[Token]:
    # A lone surrogate cannot be stored or sent, so nobody has typed it.
    return PARSER.parse(text.encode("utf-8", "replace").decode())


def collect(tokens: Sequence[Token], words: list[str]) -> None:
    depth = 0
    for token in tokens:
        if token.type == "spoiler_open":
            if depth == 0:
                words.append(HIDDEN)
            depth += 1
        elif token.type == "spoiler_close":
            depth -= 1
        elif depth:
            continue
        elif token.type == "inline":
            collect(token.children or [], words)
        else:
            is_space = token.block or token.type in SPACES
            words.append(f" {token.content} " if is_space else token.content)
