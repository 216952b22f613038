"""Rows whose words a query finds, as a condition that costs the same at any size."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db import connections
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.expressions import RawSQL

from .commonness import is_rare
from .languages import to_fts5, to_tsquery
from .query import Clause, Query

FEW = 5_000
FEW_ON_POSTGRESQL = 1_000
"""Where to ask the index about one row takes a tenth of the time."""


@dataclass(frozen=True)
class Finding:
    condition: Q
    is_of_few: bool
    """Whether so few rows have the words that they are best all sorted. Of many the
    next one in any order is near."""


def finding(rows, query, *, only_titles=False):
    """How to find those of `rows` that have the words of the query."""
    if not query:
        return Finding(Q(pk__in=[]), is_of_few=True)
    if not query.wanted:
        return Finding(has_nothing_unwanted(rows, query), is_of_few=False)
    if only_titles and query.unwanted:
        # Left out wherever it stands, not in titles alone.
        titled = finding(rows, Query(query.wanted), only_titles=True)
        rest = has_nothing_unwanted(rows, query)
        return replace(titled, condition=titled.condition & rest)
    index = Index.of(rows, query, only_titles)
    if index.has_few():
        return Finding(Q(pk__in=index.keys()), is_of_few=True)
    return Finding(index.at_each_row(), is_of_few=False)


def has_nothing_unwanted(rows, query):
    """That a row has none of the words that are to be left out, if there are any."""
    condition = Q()
    for clause in query.unwanted:
        condition &= ~finding(rows, Query((Clause(clause.phrases),))).condition
    return condition


@dataclass(frozen=True)
class Index:
    """One query, asked of the index of words of one model."""

    connection: Any
    table: str
    key: str
    match: str
    cast: str
    asked: str
    clauses: tuple[str, ...]
    """What is asked, and of that each clause alone, as the database wants it."""
    few: int

    @classmethod
    def of(cls, rows, query, only_titles):
        connection = connections[rows.db]
        table = rows.model.words_model()._meta.db_table
        parts = [query, *(Query((clause,)) for clause in query.wanted)]
        if connection.vendor == "sqlite":
            index = (f"{table}_fts", "rowid", f"{table}_fts MATCH", "")
            in_words: Callable[[Query], str] = partial(to_fts5, only_titles=only_titles)
            few = FEW
        else:
            tokens = "title_tokens" if only_titles else "tokens"
            index = (table, "of_id", f"{tokens} @@", "::tsquery")
            in_words = to_tsquery
            few = min(FEW, FEW_ON_POSTGRESQL)
        whole, *clauses = map(in_words, parts)
        return cls(connection, *index, whole, tuple(clauses), few)

    def keys(self):
        return RawSQL(self.select(self.key), [self.asked])

    def has_few(self):
        """Of which few have one of the words, few have all."""
        rows = self.select("1")
        return any(
            is_rare(self.connection, rows, each, self.few)
            for each in (*self.clauses, self.asked)
        )

    def select(self, what):
        return f"SELECT {what} FROM {self.table} WHERE {self.match} %s{self.cast}"

    def at_each_row(self):
        """Whether a row has the words, asked by its key."""
        matches = Func(
            Value(self.asked),
            F("pk"),
            arg_joiner=f"{self.cast} AND {self.key} = ",
            template=f"EXISTS(SELECT 1 FROM {self.table}"
            f" WHERE {self.match} %(expressions)s)",
            output_field=BooleanField(),
        )
        return Q(matches)
