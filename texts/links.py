"""Links go elsewhere by http, https or mailto, and pictures become links.

A picture shown here would tell its host who reads the page.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token

from texts.blocks import lines

ELSEWHERE = re.compile(r"https?://[^\s/?#]|mailto:[^\s]", re.IGNORECASE)
SCHEME = re.compile(r"(?<![a-z0-9])https?$", re.IGNORECASE)
# One pass over the characters, so that no text makes finding its links slow.
ADDRESS = re.compile(r"""://[\w\[][^\s<>|"`\\]*""")
AFTER_AN_ADDRESS = ".,:;!?*_~'’”」』。，、…]}"


def add_to(parser: MarkdownIt) -> None:
    parser.validateLink = goes_elsewhere  # type: ignore[method-assign]
    parser.inline.ruler.at("linkify", bare_link)
    parser.inline.ruler.at("image", picture_as_link)
    parser.core.ruler.after("inline", "named_links", named_links)


def goes_elsewhere(url: str) -> bool:
    return bool(ELSEWHERE.match(url))


def picture_as_link(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("![", state.pos):
        return False
    state.pos += 1
    if link(state, silent):
        return True
    state.pos -= 1
    return False


def bare_link(state: StateInline, silent: bool) -> bool:
    """An address typed as it is."""
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = SCHEME.search(state.pending[-6:])
    rest = ADDRESS.match(state.src, state.pos, state.posMax)
    if not scheme or not rest:
        return False
    address = scheme[0] + rest[0].rstrip(trailing(rest[0]))
    url = state.md.normalizeLink(address)
    if not state.md.validateLink(url):
        return False
    state.pending = state.pending[: -len(scheme[0])]
    state.push("link_open", "a", 1).attrs = {"href": url}
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1)
    state.pos += len(address) - len(scheme[0])
    return True


def trailing(address: str) -> str:
    """What ends the sentence rather than the address; `(film)` may end an address."""
    return AFTER_AN_ADDRESS if "(" in address else AFTER_AN_ADDRESS + ")"


def named_links(state: StateCore) -> None:
    for line in lines(state):
        line.children = named(line.children or [])


def named(children: list[Token]) -> list[Token]:
    """A link without words is named by its address; one within another is none."""
    result: list[Token] = []
    depth = 0
    for token in children:
        if token.type == "link_close":
            depth -= 1
            if not depth and result[-1].type == "link_open":
                address = str(result[-1].attrs["href"])
                result.append(Token("text", "", 0, content=address))
        if token.tag != "a" or not depth:
            result.append(token)
        if token.type == "link_open":
            depth += 1
    return result
