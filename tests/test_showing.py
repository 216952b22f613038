"""Pages of a list that are shown together."""

import pytest
from django.http import QueryDict

from web.paging import MOST_TOGETHER, Page
from web.showing import pages_shown

ROWS = list(range(300))


def rows_after(cursor):
    start = int(cursor or 0)
    following = str(start + 20) if start + 20 < len(ROWS) else None
    return Page(ROWS[start : start + 20], following)


@pytest.mark.parametrize(
    ("query", "first", "count", "number"),
    [
        ("", 0, 20, 1),
        ("pages=1", 0, 20, 1),
        ("pages=3", 0, 60, 3),
        ("after=20&pages=2", 20, 20, 2),  # what "Show more" asks for
        ("after=280", 280, 20, 1),
        ("pages=10", 0, 200, MOST_TOGETHER),
        ("pages=11", 0, 20, 1),  # never offered
        ("pages=-1", 0, 20, 1),
        ("pages=٣", 0, 20, 1),
        ("pages=two", 0, 20, 1),
    ],
)
def test_the_address_says_which_pages_stand_on_the_screen(query, first, count, number):
    page = pages_shown(QueryDict(query), rows_after)
    assert page.items == ROWS[first : first + count]
    assert page.number == number


def test_a_short_list_ends_where_it_ends():
    page = pages_shown(QueryDict("pages=5"), lambda after: Page([1, 2], None))
    assert (page.items, page.after) == ([1, 2], None)
