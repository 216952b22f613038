"""Spoilers within one line: from mark to mark, whatever else begins or ends there."""

from copy import copy

from markdown_it.token import Token

BREAKS = {"softbreak", "hardbreak"}


def marks(line: Token) -> int:
    return sum(is_mark(token) for token in line.children or [])


def is_mark(token: Token) -> bool:
    return token.type == "spoiler_mark"


def unmarked(tokens: list[Token], at: int) -> None:
    """Take the marks out of a line that is hidden as a whole."""
    line = tokens[at]
    line.children = trimmed([t for t in line.children or [] if not is_mark(t)])
    if not any(token.content.strip() for token in line.children):
        line.children = []
        tokens[at - 1].hidden = tokens[at + 1].hidden = True


def hide_within(tokens: list[Token], at: int) -> None:
    line, block = tokens[at], (tokens[at - 1], tokens[at + 1])
    children = balanced(line.children or [])
    if not any(is_mark(token) for token in children):
        line.children = children
        return
    line.children = without_empties(with_details(children))
    block[0].tag = block[1].tag = "div"
    block[0].attrs.setdefault("class", "paragraph")


def balanced(children: list[Token]) -> list[Token]:
    """Give every mark a partner: without one, hide from the first mark to the end."""
    places = [at for at, token in enumerate(children) if is_mark(token)]
    if len(places) % 2 == 0:
        return children
    first = places[0]
    before = children[first - 1].content if first else ""
    after = children[first + 1].content if first + 1 < len(children) else ""
    if len(places) == 1 and before.endswith(" ") and after.startswith(" "):
        children[first] = Token("text", "", 0, content="||")
        return children
    mark = children[first]
    rest = [token for token in children if not is_mark(token)]
    if before.strip() and not before[-1].isspace() and not after[:1].strip():
        return [mark, *rest, mark]  # it ends what nobody began
    return [*rest[:first], mark, *rest[first:], mark]


def with_details(children: list[Token]) -> list[Token]:
    """Bold, links and the like end before a spoiler begins or ends, and begin again."""
    result: list[Token] = []
    around: list[Token] = []
    is_open = False
    for token in children:
        if is_mark(token):
            is_open = not is_open
            result += [ending(opening) for opening in reversed(around)]
            kind, nesting = ("spoiler_open", 1) if is_open else ("spoiler_close", -1)
            result.append(Token(kind, "details", nesting))  # type: ignore[arg-type]
            result += [copy(opening) for opening in around]
            continue
        if token.nesting > 0:
            around.append(token)
        elif token.nesting < 0:
            around.pop()
        result.append(token)
    return result


def ending(opening: Token) -> Token:
    return Token(opening.type.replace("_open", "_close"), opening.tag, -1)


def without_empties(children: list[Token]) -> list[Token]:
    """Leave out pairs around nothing, and line breaks just inside a spoiler."""
    result: list[Token] = []
    for token in children:
        if token.nesting < 0:
            while result and result[-1].type in BREAKS:
                result.pop()
            if result and result[-1].nesting > 0:
                result.pop()
                continue
        if token.type in BREAKS and result and result[-1].type == "spoiler_open":
            continue
        result.append(token)
    return result


def trimmed(children: list[Token]) -> list[Token]:
    start, end = 0, len(children)
    while start < end and children[start].type in BREAKS:
        start += 1
    while end > start and children[end - 1].type in BREAKS:
        end -= 1
    return children[start:end]
