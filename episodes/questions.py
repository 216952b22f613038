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
from functools import cache, lru_cache
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db.models import Model, QuerySet

from web.known_queries import Asked, KnownQuery
from web.rows import Row
from web.staff import is_staff

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

    def values(self, viewer: Viewer, **values: Any) -> list[Sequence[Any]]:
        """The columns alone, for a question that ends in `values_list`."""
        found = self.put_to(viewer, values)
        return list(found.values()) if found else []

    def put_to(self, viewer: Viewer, values: dict[str, Any]) -> Asked | None:
        lists = [value for value in values.values() if isinstance(value, list)]
        if not all(lists):
            return None
        try:
            if is_staff(viewer.user) or any(len(each) > self.most for each in lists):
                query = KnownQuery(self.put(viewer, **values))
                return Asked(query, query.params)
            shape = tuple((name, type(value)) for name, value in values.items())
            kept = compiled(self, kind_of(viewer), shape)
        except EmptyResultSet:
            # Django knows without asking: such as where no stream is in sight.
            return None
        return kept.asked({**values, FAN: viewer.user.pk})


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
        self.query = KnownQuery(models)
        self.places = [
            (position, *places[param])
            for position, param in enumerate(self.query.params)
            if isinstance(param, int | str) and param in places
        ]
        named = {name for _position, name, _index in self.places}
        if missing := {name for name, _index in places.values()} - named - {FAN}:
            raise ValueError(f"The question does not depend on {', '.join(missing)}.")

    def asked(self, values: dict[str, Any]) -> Asked:
        params = self.query.params.copy()
        for position, name, index in self.places:
            value = values[name]
            if isinstance(value, list):
                # The last again in the places that are left.
                value = value[min(index, len(value) - 1)]
            params[position] = value
        return Asked(self.query, params)


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
