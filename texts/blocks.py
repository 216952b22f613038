"""Blocks that fit a page: no headings of their own, no endless nesting."""

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

DEEPEST = 20

Rule = Callable[[StateBlock, int, int, bool], bool]


def add_to(parser: MarkdownIt) -> None:
    # Beyond its own limit the parser drops text: two levels for a list, one to spare.
    parser.options["maxNesting"] = DEEPEST + 3
    ends = ["paragraph", "reference", "blockquote"]
    parser.block.ruler.at("list", shallow(list_block), {"alt": ends})
    parser.block.ruler.at("blockquote", shallow(blockquote), {"alt": [*ends, "list"]})
    parser.core.ruler.after("inline", "plain_headings", plain_headings)
    parser.core.ruler.after("inline", "shallow_emphasis", shallow_emphasis)


def shallow(rule: Rule) -> Rule:
    """Past the deepest level `> - >` is text like any other."""

    def bounded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < DEEPEST and rule(state, start, end, silent)

    return bounded


def plain_headings(state: StateCore) -> None:
    for place, token in enumerate(state.tokens):
        if token.type in ("heading_open", "heading_close"):
            token.tag = "p"
        if token.type == "heading_open":
            token.attrSet("class", "heading")
            line = state.tokens[place + 1]
            bold = Token("strong_open", "strong", 1)
            unbold = Token("strong_close", "strong", -1)
            line.children = [bold, *(line.children or []), unbold]


def shallow_emphasis(state: StateCore) -> None:
    for line in lines(state):
        depth, kept = 0, []
        for token in line.children or []:
            depth += max(token.nesting, 0)
            if depth <= DEEPEST or token.nesting == 0 or token.tag == "a":
                kept.append(token)
            depth += min(token.nesting, 0)
        line.children = kept


def lines(state: StateCore) -> list[Token]:
    return [token for token in state.tokens if token.type == "inline"]
