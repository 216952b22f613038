"""What each reader gets anew within a piece that is kept for all of them.

While a piece is rendered, words stand for the token against forgery and for the key of
a form (`web/once.py`). Nobody can write these words, for nobody knows them.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from secrets import token_hex
from typing import Any
from uuid import uuid4

from django.utils.safestring import SafeString, mark_safe

TOKEN = token_hex(16)
KEY = token_hex(16)

is_keeping = ContextVar("is_keeping", default=False)
"""Whether what is rendered now is kept."""


@contextmanager
def standing_in(context: Any) -> Iterator[None]:
    """What is rendered within holds stand-ins."""
    before = is_keeping.set(True)
    try:
        with context.push(csrf_token=TOKEN):
            yield
    finally:
        is_keeping.reset(before)


def new_key() -> str:
    return KEY if is_keeping.get() else str(uuid4())


def filled(piece: SafeString, context: Any) -> SafeString:
    """The piece for this reader; as it is where it becomes part of a larger one."""
    if is_keeping.get():
        return piece
    text: str = piece
    if TOKEN in text:
        # Asked for only here: a page that shows no token sets no cookie.
        text = text.replace(TOKEN, str(context["csrf_token"]))
    if KEY in text:
        text = re.sub(KEY, lambda _found: str(uuid4()), text)
    return mark_safe(text)
