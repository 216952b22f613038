"""Counting no further than anybody wants to know, and narrowing by what is common."""

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Exists, IntegerField, OuterRef, Subquery

from .streams import few, leading

ENOUGH = 1_000
FEW = 2_000


class Count(int):
    """How many rows there are, as far as it was counted."""

    is_all: bool

    def __new__(cls, number, *, is_all=True):
        count = super().__new__(cls, number)
        count.is_all = is_all
        return count

    def __str__(self):
        return f"{intcomma(int(self))}{'' if self.is_all else '+'}"


def up_to_enough(rows):
    """The number of rows; from a thousand on only that there are as many."""
    return counted(leading(rows.order_by(), ENOUGH).count())


def counted(number):
    return Count(number, is_all=number < ENOUGH)


class CountField(IntegerField):
    def from_db_value(self, number, expression, connection):
        return counted(number)


class Counted(Subquery):
    """For annotations: up_to_enough() of rows that belong to each row."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = CountField()

    def __init__(self, rows):
        super().__init__(rows.order_by().values("pk")[:ENOUGH])


def together(counts):
    return Count(sum(counts), is_all=all(each.is_all for each in counts))


def are_few(rows):
    return rows.order_by()[:FEW].count() < FEW


def tied(rows, ties, field):
    """Those of `rows` that `ties`, rows of a table between, name as their `field`.

    SQLite does not know how common something is. Of few it sorts all; of many it goes
    along the order and asks at each.
    """
    if are_few(ties):
        return few(rows.filter(pk__in=ties.values(field)))
    return rows.filter(Exists(ties.filter(**{field: OuterRef("pk")})))
