"""Keyset pages: whatever is in the list, page after page shows all of it once."""

import pytest
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from web.paging import BadCursor, keyset_page

from .rows import Row, all_pages, make_rows

ORDERS = [
    ("-hot", "-pk"),
    ("hot", "pk"),
    ("-hot", "pk"),
    ("name", "-made_at", "-hot", "pk"),
    ("-made_at",),
    ("pk",),
    ("doubled", "-name"),  # an annotation
]


@pytest.fixture(scope="module")
def table(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Row)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Row)


@pytest.fixture
def rows(table, db):
    make_rows([(step % 3, "a", step) for step in range(10)])
    return Row.objects.all()


# Few distinct values, so that ties are common; and floats that only repr keeps.
hots = st.sampled_from([0.0, 0.1 + 0.2, 0.3, -1.5]) | st.floats(-1e9, 1e9)
names = st.sampled_from(["", "a", "A", "나연", "남라", "%", "'"])
moments = st.sampled_from([0, 1e-6]) | st.integers(0, 2**31)


@pytest.mark.parametrize("order", ORDERS)
@given(
    triples=st.lists(st.tuples(hots, names, moments), max_size=15),
    size=st.integers(1, 6),
)
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_pages_in_turn_are_the_whole_list(order, triples, size, table, db):
    Row.objects.all().delete()
    make_rows(triples)
    everything = Row.objects.annotate(doubled=F("hot") * 2)
    pages = all_pages(everything, order, size)
    shown = [row.pk for page in pages for row in page.items]
    pk = "-pk" if order[-1].startswith("-") else "pk"
    in_order = everything.order_by(*order, pk)
    assert shown == [row.pk for row in in_order]
    assert all(len(page.items) == size for page in pages[:-1])


@pytest.mark.parametrize("order", ORDERS[:4])
def test_rows_that_arrive_meanwhile_neither_repeat_nor_hide_others(order, rows):
    before = {row.pk for row in rows}
    first = keyset_page(rows, order, size=4)
    make_rows([(step % 3, "b", step) for step in range(10)])
    seen = [row.pk for row in first.items]
    page = first
    while page.after:
        page = keyset_page(rows, order, page.after, size=4)
        seen += [row.pk for row in page.items]
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


def test_the_last_row_shown_may_be_deleted_meanwhile(rows):
    in_order = list(rows.order_by("pk"))
    first = keyset_page(rows, ("pk",), size=4)
    first.items[-1].delete()
    second = keyset_page(rows, ("pk",), first.after, size=4)
    assert second.items == in_order[4:8]


def test_a_page_that_ends_the_list_offers_no_more(rows):
    assert keyset_page(rows, size=10).after is None


def test_the_same_page_has_the_same_cursor_each_time(rows):
    assert keyset_page(rows, size=4).after == keyset_page(rows, size=4).after


def test_a_page_is_one_query_without_offset_or_count(rows):
    after = keyset_page(rows, size=4).after
    with CaptureQueriesContext(
        connection,
    ) as queries:
        keyset_page(rows, after=after, size=4)
    (query,) = queries
    assert "OFFSET" not in query["sql"]
    assert "COUNT" not in query["sql"]


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "%",
        "\0",
        "::",
        "é:ü",
        "W10:",
        "a" * 10_000,
        "\ud800",
        "1",
        "null",
        "' OR 1",
    ],
)
def test_a_made_up_cursor_is_refused(cursor, table, db):
    with pytest.raises(BadCursor):
        keyset_page(Row.objects.all(), after=cursor)


def test_a_cursor_with_any_character_changed_is_refused(rows):
    cursor = keyset_page(rows, size=4).after
    for place in range(len(cursor)):
        swapped = "A" if cursor[place] != "A" else "B"
        with pytest.raises(BadCursor):
            keyset_page(rows, after=cursor[:place] + swapped + cursor[place + 1 :])


def test_the_cursor_of_another_order_is_refused(rows):
    with pytest.raises(BadCursor):
        keyset_page(rows, ("hot",), keyset_page(rows, ("-hot",), size=4).after)


def test_the_cursor_of_another_list_is_refused(rows):
    after = keyset_page(rows, size=4, list_name="search").after
    with pytest.raises(BadCursor):
        keyset_page(rows, after=after, list_name="theories")


def test_a_column_with_nulls_is_refused_before_it_loses_rows(rows):
    with pytest.raises(ValueError, match="Coalesce"):
        keyset_page(rows, ("rank",))
    placed = rows.annotate(place=Coalesce("rank", Value(0)))
    assert len(keyset_page(placed, ("place",)).items) == 10
