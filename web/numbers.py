"""Numbers in addresses and hidden fields, where anybody may write anything."""

LONGEST = 18
"""Digits of which every number still fits a key of both databases."""


def whole_number(text: str, longest: int = LONGEST) -> int | None:
    """The number that plain digits write, no more than `longest`; else None."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= longest
    return int(text) if is_number else None
