"""Tells a question from a statement, in English and Korean, when it is plain."""

import re
from unicodedata import category

QUESTION_MARKS = "?？⸮؟՞፧꘏‽⁇⁈⁉﹖❓❔"
# What may follow a sentence's mark: quotes, brackets, emphasis, pictures, "!" and ".".
AFTER_THE_MARK = frozenset(
    ["Pe", "Pf", "Pi", "Ps", "Po", "Pd", "So", "Sk", "Mn", "Me", "Zs", "Cf"]
)
TRAILING_SIGNS = "~_^`|=+"

ENGLISH = re.compile(
    r"""(?:
        (?:will|would|could|should|can|does|did|is|are|was|were|has|am)\s
        (?!(?:is|are|was|were)\b)  # someone may be called Will
      | (?:wo|would|could|should|ca|does|did|is|are|was|were|has)n['’]t\s
      | (?:why|how|where|when)\s+
        (?:will|would|could|should|can|does|did|do|is|are|was|were|has|have)\s
      | (?:what|how)\s+(?:if|about)\s
    )""",
    re.IGNORECASE | re.VERBOSE,
)
KOREAN = re.compile(r"(?:까|까요|는가|는가요|느냐|인가|인가요|[았었했있하되]나요)$")
BECAUSE = re.compile(r"(.)니까(?:요)?$")


def is_question(text: str) -> bool:
    end = len(text)
    while end and is_after_the_mark(text[end - 1]):
        end -= 1
        if text[end] in QUESTION_MARKS:
            return True
    opening = text.lstrip("\"'“‘«¿¡([{*_ ")
    return bool(ENGLISH.match(opening)) or ends_in_a_korean_question(text[:end])


def is_after_the_mark(char: str) -> bool:
    return category(char) in AFTER_THE_MARK or char in TRAILING_SIGNS


def ends_in_a_korean_question(sentence: str) -> bool:
    if because := BECAUSE.search(sentence):
        # "...니까" gives a reason, except after ㅂ: "돌아옵니까" asks.
        return (ord(because[1]) - 0xAC00) % 28 == 17
    return bool(KOREAN.search(sentence))
