"""`||hidden||` within a line, or around whole blocks from one line's mark to another's.

When in doubt it hides more: a mark without a partner hides the rest of its block,
and a mark in one block whose partner is in another hides both and all between.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from texts.hiding import hide_within, marks, unmarked

SUMMARY = "<summary>spoiler · 스포일러</summary>"
INLINE = f'<details class="spoiler inline">{SUMMARY} '
BLOCK = f'<details class="spoiler">{SUMMARY}\n'


def add_to(parser: MarkdownIt) -> None:
    parser.inline.add_terminator_char("|")
    parser.inline.ruler.after("escape", "spoiler_mark", spoiler_mark)
    parser.block.ruler.before(
        "fence",
        "spoiler_line",
        spoiler_line,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    parser.core.ruler.push("spoilers", hide_spoilers)
    rules = parser.renderer.rules  # type: ignore[attr-defined]
    rules["spoiler_open"] = lambda tokens, at, *_: BLOCK if tokens[at].block else INLINE
    rules["spoiler_close"] = close


def close(tokens, at, *_):
    return "</details>\n" if tokens[at].block else "</details>"


def spoiler_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line of nothing but the mark is a block, whatever stands above and below."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if line.rstrip() != "||" or state.is_code_block(start):
        return False
    if not silent:
        state.line = start + 1
        state.push("paragraph_open", "p", 1).map = [start, state.line]
        state.push("inline", "", 0).content = "||"
        state.push("paragraph_close", "p", -1)
    return True


def spoiler_mark(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("||", state.pos):
        return False
    if not silent:
        state.push("spoiler_mark", "", 0).content = "||"
    state.pos += 2
    return True


def hide_spoilers(state: StateCore) -> None:
    tokens = state.tokens
    lines = [at for at, token in enumerate(tokens) if token.type == "inline"]
    odd = [at for at in lines if marks(tokens[at]) % 2 and not is_an_or(tokens[at])]
    pairs = list(zip(odd[::2], odd[1::2], strict=False))
    if len(odd) % 2 and opens_what_follows(tokens[odd[-1]]):
        pairs.append((odd[-1], len(tokens) - 1))
    paired = {at for pair in pairs for at in pair}
    for at in lines:
        if at in paired:
            unmarked(tokens, at)
        else:
            hide_within(tokens, at)
    state.tokens = wrapped(tokens, hidden_ranges(tokens, pairs))


def is_an_or(line: Token) -> bool:
    """A single `||` between spaces, as programmers write it."""
    return marks(line) == 1 and " || " in line.content


def opens_what_follows(line: Token) -> bool:
    """The mark ends its block after nothing or a space: `Last scene: ||`."""
    before, mark, after = line.content.rpartition("||")
    return bool(mark) and not after.strip() and not before[-1:].strip()


def family(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """Widen to whole blocks that stand side by side."""
    level = min(token.level for token in tokens[first : last + 1])
    while True:
        start, end = first, last
        while tokens[start].level != level or tokens[start].nesting < 0:
            start -= 1
        while tokens[end].level != level or tokens[end].nesting > 0:
            end += 1
        # Between the items of a list there is no place for anything.
        if tokens[start].type != "list_item_open":
            return start, end
        level -= 1


def hidden_ranges(
    tokens: list[Token], pairs: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Ranges that touch the same block become one."""
    ranges: list[tuple[int, int]] = []
    for first, last in pairs:
        if ranges and last <= ranges[-1][1]:
            continue
        start, end = family(tokens, first, last)
        while ranges and start <= ranges[-1][1]:
            start = min(start, ranges.pop()[0])
        ranges.append((start, end))
    return ranges


def wrapped(tokens: list[Token], ranges: list[tuple[int, int]]) -> list[Token]:
    starts = {start for start, _ in ranges}
    ends = {end for _, end in ranges}
    result: list[Token] = []
    for at, token in enumerate(tokens):
        if at in starts:
            result.append(Token("spoiler_open", "details", 1, block=True))
        result.append(token)
        if at in ends:
            result.append(Token("spoiler_close", "details", -1, block=True))
    return result
