"""Lists that stand beside each other on one page, each turned by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import QueryDict

from .paging import Page
from .showing import pages_shown


@dataclass(frozen=True)
class Column:
    name: str
    label: str
    count: int
    page: Page[Any]


def columns_shown(
    asked: QueryDict,
    labels: Mapping[str, str],
    counts: Mapping[str, int],
    rows_after: Callable[[str, str], Page[Any]],
) -> list[Column]:
    """The columns that have rows.

    `counts` says how many each has in all, `rows_after(name, cursor)` gives a Page of
    them. Which column a cursor or a number of pages belongs to is said by `?column=`.
    """
    elsewhere = QueryDict()
    return [
        Column(
            name,
            label,
            counts[name],
            pages_shown(
                asked if asked.get("column") == name else elsewhere,
                partial(rows_after, name),
            ),
        )
        for name, label in labels.items()
        if counts.get(name)
    ]


def turned(columns: list[Column], asked: QueryDict) -> Column | None:
    """The column of which the next rows are asked for."""
    if not asked.get("after"):
        return None
    return next((each for each in columns if each.name == asked.get("column")), None)
