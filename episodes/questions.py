"""Questions that pages ask of the database, put together and compiled once.

    at_address = Question(lambda viewer, slug: Theory.objects.visible_to(viewer)...)
    at_address.ask(viewer, slug="the-fire")

Django takes longer to turn what a viewer may see of a theory, and of all that belongs
to it, into SQL than the database takes to answer. That SQL differs between viewers by
their horizon, and by who the fan is whose own words it finds too, and by nothing else.
So it is kept for each horizon, with places in it for the fan and for what is asked
about. Moderators see more; theirs is put together anew.
"""

from collections.abc import Callable, Sequence
from copy import copy
from functools import cache, cached_property, lru_cache
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

from web.rows import Row

from .viewer import Viewer

KEPT = 256
"""For as many questions and horizons; one takes about 100 kB."""
PLACES = -(2**62)
"""From here on numbers stand for values: no row has such a key."""
FAN = "the fan"

type Place = tuple[str, int]
"""The name of a value, and which of a list."""


class Question:
    def __init__(self, put: Callable[..., QuerySet[Any]], *, most: int = 0) -> None:
        """`put(viewer, **values)` narrows rows to those that the values name.

        It reads nothing itself, and knows a fan by nothing but the key. A value is a
        text, the key of a row, or a list of up to `most` keys.
        """
        self.put = put
        self.most = most

    def ask(self, viewer: Viewer, **values: Any) -> list[Any]:
        """The models that the viewer may see; none where a list of keys is empty."""
        found = self.put_to(viewer, values)
        return list(found.models()) if found else []

    def rows(self, viewer: Viewer, **values: Any) -> list[Row]:
        """The same as rows, for a question without `prefetch_related`."""
        found = self.put_to(viewer, values)
        return found.rows() if found else []

    def put_to(self, viewer: Viewer, values: dict[str, Any]) -> "Asked | None":
        lists = [value for value in values.values() if isinstance(value, list)]
        if not all(lists):
            return None
        if sees_more(viewer.user) or any(len(each) > self.most for each in lists):
            return Compiled(self.put(viewer, **values), {}).asked({})
        shape = tuple((name, type(value)) for name, value in values.items())
        kept = compiled(self, kind_of(viewer), shape)
        return kept.asked({**values, FAN: viewer.user.pk})


def sees_more(user: Any) -> bool:
    return user.is_staff or user.is_superuser


def kind_of(viewer: Viewer) -> Viewer:
    """One viewer for all who would be asked the same."""
    user = some_fan() if viewer.is_fan else AnonymousUser()
    return Viewer(user, viewer.horizon, viewer.opened)


@cache
def some_fan() -> Model:
    return get_user_model()(pk=PLACES)


class Compiled:
    """A question in SQL, with the places in its parameters that values go to."""

    def __init__(self, models: QuerySet[Any], places: dict[Any, Place]) -> None:
        self.compiler: Any = models.query.get_compiler(using=models.db)
        self.sql, params = self.compiler.as_sql()
        self.models = models
        self.params = list(params)
        self.places = [
            (position, *places[param])
            for position, param in enumerate(params)
            if isinstance(param, int | str) and param in places
        ]
        named = {name for _position, name, _index in self.places}
        if missing := {name for name, _index in places.values()} - named - {FAN}:
            raise ValueError(f"The question does not depend on {', '.join(missing)}.")

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

    def asked(self, values: dict[str, Any]) -> "Asked":
        params = self.params.copy()
        for position, name, index in self.places:
            value = values[name]
            if isinstance(value, list):
                # The last again in the places that are left.
                value = value[min(index, len(value) - 1)]
            params[position] = value
        return Asked(self, tuple(params))


class Asked:
    """A question with its values."""

    def __init__(self, question: Compiled, params: tuple[Any, ...]) -> None:
        self.question = question
        self.params = params

    def models(self, **known: Any) -> QuerySet[Any]:
        """To be read; `known` stands for what Django's compiler would find out."""
        models = self.question.models.all()
        models.query.__class__ = AskedQuery
        query: Any = models.query
        query.kept = self.question.compiler
        query.known = {"as_sql": lambda *a, **o: (self.question.sql, self.params)}
        query.known |= known
        return models

    def rows(self) -> list[Row]:
        models = self.models()
        compiler = models.query.get_compiler(using=models.db)
        make = Maker(self).make
        return [
            Row(tuple(values), self.question.columns, make)
            for values in compiler.results_iter(compiler.execute_sql())
        ]


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


class AskedQuery(Query):
    """One of which something is known already."""

    kept: SQLCompiler
    known: dict[str, Any]

    def get_compiler(self, using=None, connection=None, elide_empty=True):
        compiler: Any = copy(self.kept)
        compiler.using, compiler.connection = using, connections[using]
        vars(compiler).update(self.known)
        return compiler


@lru_cache(maxsize=KEPT)
def compiled(
    question: Question, viewer: Viewer, shape: tuple[tuple[str, type], ...]
) -> Compiled:
    stand_ins: dict[str, Any] = {}
    places: dict[Any, Place] = {PLACES: (FAN, 0)}
    for name, kind in shape:
        some = [
            f"\0{name}" if kind is str else PLACES + len(places) + index
            for index in range(question.most if kind is list else 1)
        ]
        stand_ins[name] = some if kind is list else some[0]
        places |= {each: (name, index) for index, each in enumerate(some)}
    return Compiled(question.put(viewer, **stand_ins), places)
