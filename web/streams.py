"""Rows in order where much of a table is out of sight, in the time of one page.

An index that begins with what decides about sight has the rows in order once for each
value of it. So the first rows of a list are among the first of each such stream: a
page reads as many as it shows from each, whatever else the table holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

from django.db import connections, models
from django.db.models import F, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat
from django.db.models.sql.where import WhereNode

HERE = "the name of a stream"


def stream_of(*columns: str) -> models.GeneratedField:
    """A column of its own for the values of these, such as `screen 112 published`.

    Values must not contain spaces. Only lists name it, so that no other query is
    tempted away from the index that suits it.
    """
    values: list[Any] = [F(columns[0])]
    for column in columns[1:]:
        values += [Value(" "), F(column)]
    text = models.CharField(max_length=80)
    return models.GeneratedField(
        expression=Concat(*values, output_field=text),
        output_field=text,
        db_persist=True,
        editable=False,
    )


class StreamedRows(models.QuerySet[Any]):
    """An ability of the QuerySet of a model with a `stream` made of its STREAM."""

    streams: Sequence[Mapping[str, str]] | None = None
    besides: Sequence[Q] = ()

    def in_streams(self, streams: Iterable[Mapping[str, str]], *besides: Q) -> Self:
        """To be read from these streams; `besides` are conditions that few meet."""
        rows = self.all()
        rows.streams, rows.besides = list(streams), besides
        return rows

    def few(self) -> Self:
        """So few that they are best all sorted, wherever they stand."""
        rows = self.all()
        rows.streams = None
        return rows

    def in_part(self, **values: str) -> Self:
        """Those with these values of columns that the streams are made of."""
        rows = self.filter(**values)
        if rows.streams is not None:
            rows.streams = [
                each for each in rows.streams if values.items() <= each.items()
            ]
        return rows

    def leading(self, most: int) -> Self:
        """The first `most` rows in their order."""
        if self.streams is None:
            return self[:most]
        rows = self.all()
        # Each stream is narrowed already. Said again outside, it would tempt the
        # database to begin from there.
        rows.query.where = WhereNode()
        return rows.filter(pk__in=self.leading_keys(most))[:most]

    def leading_keys(self, most: int) -> Any:
        """Databases merge parts that are in order, and go no further than they show."""
        named = [" ".join(each.values()) for each in self.streams or ()]
        sql, params = self.part(most, stream=HERE)
        parts = [sql] * len(named)
        asked = [name if each == HERE else each for name in named for each in params]
        for condition in self.besides:
            sql, params = self.part(most, condition, ~Q(stream__in=named))
            parts.append(sql)
            asked += params
        if not parts:
            return []
        merged = f"{' UNION ALL '.join(parts)}{self.by_place()} LIMIT %s"
        return RawSQL(f"SELECT pk FROM ({merged}) AS merged", [*asked, most])

    def part(self, most: int, *conditions: Q, **values: Any) -> tuple[str, list[Any]]:
        """The keys of the rows that meet these, and what they are ordered by."""
        rows = self.filter(*conditions, **values).order_by()
        columns = rows.values("pk", *self.order_columns())
        sql, params = columns.query.get_compiler(self.db).as_sql()
        if connections[self.db].features.supports_slicing_ordering_in_compound:
            # PostgreSQL plans each part by itself, and has to be told that few are
            # wanted. SQLite sees that for itself.
            sql = f"SELECT * FROM ({sql}{self.by_place()} LIMIT {most}) AS part"
        return sql, list(params)

    def order_columns(self) -> list[str]:
        names = [str(name).removeprefix("-") for name in self.query.order_by]
        return [name for name in names if name != "pk"]

    def by_place(self) -> str:
        """The order of the rows, by the places of their columns."""
        places = {name: n for n, name in enumerate(["pk", *self.order_columns()], 1)}
        order = [
            f"{places[name.removeprefix('-')]} {'DESC' if name[0] == '-' else 'ASC'}"
            for name in map(str, self.query.order_by)
        ]
        return f" ORDER BY {', '.join(order)}" if order else ""

    def known_streams(self) -> list[dict[str, str]]:
        """Those that have a row, found by leaping from one to the next."""
        table = self.model._meta.db_table
        sql = f"""WITH RECURSIVE known(stream) AS (
            SELECT min(stream) FROM {table} UNION ALL
            SELECT (SELECT min(stream) FROM {table} WHERE stream > known.stream)
            FROM known WHERE stream IS NOT NULL)
            SELECT stream FROM known WHERE stream IS NOT NULL"""
        with connections[self.db].cursor() as cursor:
            cursor.execute(sql)
            names = [name for (name,) in cursor.fetchall()]
        columns = self.model.STREAM
        return [dict(zip(columns, name.split(" "), strict=True)) for name in names]

    def _clone(self) -> Self:
        rows: Self = super()._clone()  # type: ignore[misc]
        rows.streams, rows.besides = self.streams, self.besides
        return rows


def leading[Row: models.Model](
    rows: models.QuerySet[Row], most: int
) -> models.QuerySet[Row]:
    """The first rows, of a list in streams or of any other."""
    return rows.leading(most) if isinstance(rows, StreamedRows) else rows[:most]


def few[Row: models.Model](rows: models.QuerySet[Row]) -> models.QuerySet[Row]:
    """Rows narrowed to so few that sorting them all costs little."""
    return rows.few() if isinstance(rows, StreamedRows) else rows


def are_sorted_all(rows: models.QuerySet[Any]) -> bool:
    """Whether there are so few that an order of any kind costs little."""
    return not isinstance(rows, StreamedRows) or rows.streams is None
