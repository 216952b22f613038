"""A list of many rows, a page at a time, each row with all that its card shows.

    newest_first = PagedList(Evidence.objects, by_number, ("-pk",), evidence_cards, 21)
    newest_first.page(form, viewer, after=cursor)

What nothing narrows is asked for most, so its first page is asked through SQL that is
known. Which streams of rows are in sight is asked each time, for one may be new; the
rest of the question is put together once for each set of streams that there has been.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from web.paging import Page, first_page, keyset_page
from web.streams import leading

from .questions import Question
from .viewer import Viewer

SETS = 64
"""Of streams, for all lists: one more is made when a row is the first of its stream."""

type Streams = tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, eq=False)
class PagedList:
    rows: Any
    """The manager of what is listed."""
    put: Callable[[Any], Any]
    """Gives rows the columns by which they are ordered."""
    order: tuple[str, ...]
    cards: Callable[[Viewer, list[int]], dict[int, Any]]
    """What is shown of the rows with these keys, by key."""
    most: int
    """Rows of one page, and the one that follows."""

    def page(self, form: Any, viewer: Viewer, after: str) -> Page[Any]:
        """Those that the filter form leaves, from the cursor on."""
        shown = partial(self.cards, viewer)
        if after or form.narrows:
            rows = self.put(form.narrow(self.rows.listed_for(viewer)))
            return keyset_page(rows, self.order, after, self.most - 1, shown=shown)
        first = partial(self.first_keys, viewer)
        return first_page(
            self.rows.model, first, self.order, self.most - 1, shown=shown
        )

    def first_keys(self, viewer: Viewer) -> list[int]:
        known = tuple(tuple(each.items()) for each in self.rows.known_streams())
        return [key for (key,) in first_of(self, known).values(viewer)]

    def first_in(self, streams: list[dict[str, str]], viewer: Viewer) -> Any:
        rows = self.put(self.rows.listed_in(streams, viewer))
        return leading(rows.order_by(*self.order), self.most)


@lru_cache(maxsize=SETS)
def first_of(paged: PagedList, streams: Streams) -> Question:
    known = [dict(each) for each in streams]
    return Question(lambda viewer: paged.first_in(known, viewer).values_list("pk"))
