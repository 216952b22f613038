"""Which pages of a list are on the screen, so that Back and a reload bring them back.

"Show more" appends a page and changes the address to `?pages=2`; asked for that, the
list comes with as many pages from its start. Without a script the same link leads to
`?after=...`, which is the next page alone.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.http import QueryDict

from .htmx import page_of
from .paging import MOST_TOGETHER, Page


def pages_shown(asked: QueryDict, rows_after: Callable[[str], Page[Any]]) -> Page[Any]:
    """The page after a cursor, or the first `pages` as one."""
    number = read_number(asked.get("pages", ""))
    if after := asked.get("after", ""):
        return replace(rows_after(after), number=number)
    page = rows_after("")
    for _page in range(1, number):
        if not page.after:
            break
        following = rows_after(page.after)
        items = [*page.items, *following.items]
        page = Page(items, following.after, page.number + 1)
    return page


def place_asked(request):
    """The query of the page on the screen, also while a fragment of it is posted to."""
    if request.method == "POST" and request.htmx:
        return QueryDict(urlsplit(page_of(request)).query)
    return request.GET


def read_number(text: str) -> int:
    return int(text) if text in map(str, range(1, MOST_TOGETHER + 1)) else 1
