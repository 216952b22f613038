"""Queries of which the SQL is known, to be asked again with other parameters.

Django has no place for that. A query brings its own compiler, and the compiler is told
what it would otherwise find out.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from functools import cache, cached_property
from typing import Any

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

from .rows import Row


class KnownQuery:
    """`sql` and `params` of a QuerySet that is not read itself."""

    def __init__(self, models: QuerySet[Any]) -> None:
        self.models = models
        self.compiler: Any = models.query.get_compiler(using=models.db)
        self.sql, params = self.compiler.as_sql()
        self.params = list(params)

    @cached_property
    def columns(self) -> dict[str, int]:
        """At which place of a row each column and annotation of the model stands."""
        chosen: Any = self.compiler.klass_info
        columns = {
            self.compiler.select[place][0].target.attname: place
            for place in chosen["select_fields"]
        }
        columns["pk"] = columns[chosen["model"]._meta.pk.attname]
        return columns | self.compiler.annotation_col_map


class Asked:
    """A known query with its parameters."""

    def __init__(self, query: KnownQuery, params: list[Any]) -> None:
        self.query = query
        self.params = params

    def models(self, **known: Any) -> QuerySet[Any]:
        """To be read; `known` stands for what Django's compiler would find out."""
        models = self.query.models.all()
        models.query.__class__ = AskedQuery
        query: Any = models.query
        query.kept = self.query.compiler
        query.known = {"as_sql": lambda *a, **o: (self.query.sql, tuple(self.params))}
        query.known |= known
        return models

    def values(self) -> Iterator[Sequence[Any]]:
        """The columns of each row, in the order in which the query names them."""
        models = self.models()
        compiler = models.query.get_compiler(using=models.db)
        return compiler.results_iter(compiler.execute_sql())

    def rows(self) -> list[Row]:
        make = Maker(self).make
        columns = self.query.columns
        return [Row(tuple(values), columns, make) for values in self.values()]


class Maker:
    """Makes models of rows as Django does, one by one."""

    def __init__(self, asked: Asked) -> None:
        self.next: Any = None
        models = asked.models(
            execute_sql=lambda *a, **o: None,
            results_iter=lambda *a, **o: iter(lambda: self.next, None),
        )
        self.models = models.iterator()

    def make(self, values: Sequence[Any]) -> Any:
        self.next = values
        return next(self.models)


@cache
def lookup(model: type[Model], column: str) -> KnownQuery:
    field: Any = model._meta.get_field(column)
    return KnownQuery(model._base_manager.filter(**{column: field.to_python("0")}))


def row_with(model: type[Model], column: str, value: Any) -> Any:
    """The row that has the value in a column of unique values, or None.

    The value is of the type that the column holds.
    """
    found = Asked(lookup(model, column), [value]).models()
    return next(iter(found), None)


class AskedQuery(Query):
    """One of which something is known already."""

    kept: SQLCompiler
    known: dict[str, Any]

    def get_compiler(self, using=None, connection=None, elide_empty=True):
        compiler: Any = copy(self.kept)
        compiler.using, compiler.connection = using, connections[using]
        vars(compiler).update(self.known)
        return compiler
