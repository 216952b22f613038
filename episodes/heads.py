"""The first rows of a list that nothing narrows, through SQL that is known.

Which streams of rows are in sight is asked each time, for one may be new; the rest of
the question is put together once for each of the sets of streams that there have been.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from web.streams import StreamedRows, leading

from .questions import Question
from .viewer import Viewer

SETS = 64
"""Of streams, for all lists: one more is made when a row is the first of its stream."""

type Streams = tuple[tuple[tuple[str, str], ...], ...]


class Heads:
    def __init__(
        self, rows: Any, order: Callable[[StreamedRows], StreamedRows], most: int
    ) -> None:
        """`rows` is the manager of what is listed; `order` puts it in order."""
        self.rows = rows
        self.order = order
        self.most = most

    def keys(self, viewer: Viewer) -> list[int]:
        """Of the first `most` rows that the viewer may see, in their order."""
        known = tuple(tuple(each.items()) for each in self.rows.known_streams())
        return [key for (key,) in question_about(self, known).values(viewer)]


@lru_cache(maxsize=SETS)
def question_about(heads: Heads, streams: Streams) -> Question:
    known = [dict(each) for each in streams]

    def put(viewer: Viewer) -> Any:
        listed = heads.order(heads.rows.listed_in(known, viewer))
        return leading(listed, heads.most).values_list("pk")

    return Question(put)
