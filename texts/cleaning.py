"""Text as people meant it: one normal form, and nothing in it that cannot be seen.

NUL and lone surrogates stay, so that a form can refuse them instead of guessing.
"""

import re
from collections.abc import Iterator
from unicodedata import category, normalize

MARKS_PER_LETTER = 8
BLANK_LINES_IN_A_ROW = 3

# Letters that are drawn as nothing: they make names that look empty or alike.
FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"
CONTROLS = "\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
# Overrides and isolates turn the text around them; XML has no place for the rest.
DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
ZERO_WIDTHS = "\u00ad\u200b\u200c\u2060-\u2065\ufeff\ufff0-\ufffb\ufffe\uffff"
TAGS = "\ufdd0-\ufdef\ufe00-\ufe0d\U000e0000-\U000e0fff\U0001d173-\U0001d17a"
INVISIBLE = f"[{FILLERS}{CONTROLS}{DIRECTIONS}{ZERO_WIDTHS}{TAGS}]"

# A joiner holds two pictures together (a family), a selector makes one colourful.
ARROWS_AND_SIGNS = "\u2190-\u2328\u232b-\u27ff\u2801-\u2bff\u3030\u3297\u3299"
PICTURE = f"{ARROWS_AND_SIGNS}\U0001f000-\U0001faff"
SELECTED = f"{PICTURE}0-9#*\u00a9\u00ae\u203c\u2049\u2122\u2139"
UNSEEN = re.compile(
    f"{INVISIBLE}"
    f"|(?<![{PICTURE}])(?<![{PICTURE}]\ufe0f)\u200d|\u200d(?![{PICTURE}])"
    f"|(?<![{SELECTED}])[\ufe0e\ufe0f]"
)
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def one_line(text: str) -> str:
    """A title or name: single spaces, nothing invisible."""
    return " ".join(seen(text).split())


def many_lines(text: str) -> str:
    """A body: line breaks, tabs and indentation are kept."""
    lines = seen(LINE_ENDS.sub("\n", text)).split("\n")
    return "\n".join(without_long_gaps(lines)).strip("\n").rstrip()


def is_blank(text: str) -> bool:
    """True when a reader would see nothing: no letter, digit, sign or picture."""
    return not any(category(char)[0] in "LNPS" for char in one_line(text))


def seen(text: str) -> str:
    text = UNSEEN.sub("", text)
    if text.isascii():
        return text
    # Before normalising, which takes a long time to sort a tall stack of marks;
    # and after, because it takes some marks apart into two.
    return without_tall_stacks(normalize("NFC", without_tall_stacks(text)))


def without_tall_stacks(text: str) -> str:
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if category(char) in ("Mn", "Me") else 0
        if marks <= MARKS_PER_LETTER:
            kept.append(char)
    return "".join(kept)


def without_long_gaps(lines: list[str]) -> Iterator[str]:
    blank = 0
    for line in lines:
        blank = 0 if line.strip() else blank + 1
        if blank <= BLANK_LINES_IN_A_ROW:
            yield line if line.strip() else ""
