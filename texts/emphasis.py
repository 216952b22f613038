"""Bold and italics that work in Korean, where particles follow a word without a space.

CommonMark leaves the stars in `**"굵게"**는`, because a letter follows the quote.
"""

from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType


def add_to(parser: MarkdownIt) -> None:
    # First of all additions: the others register their rules with this parser.
    parser.inline = InlineParser()


class InlineParser(ParserInline):
    def parse(
        self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]
    ) -> list[Token]:
        state = InlineState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class InlineState(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        scanned = super().scanDelims(start, canSplitWord)
        if not canSplitWord:
            return scanned
        end = start + scanned.length
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        return Scanned(
            scanned.can_open or (is_east_asian(before) and is_punctuation(after)),
            scanned.can_close or (is_punctuation(before) and is_east_asian(after)),
            scanned.length,
        )


def is_east_asian(char: str) -> bool:
    return east_asian_width(char) in ("W", "F")


def is_punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)
