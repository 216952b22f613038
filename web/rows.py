"""Rows as the database gave them, which become models when somebody wants one.

Most cards of a list are kept as pieces: of them no more is asked than their facts. To
make a model of a row takes longer than to find it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.functional import LazyObject, empty


def own_of(row: "Row") -> dict[str, Any]:
    """Its __dict__, without the detour that a LazyObject takes for every attribute."""
    own: dict[str, Any] = object.__getattribute__(row, "__dict__")
    return own


class Row(LazyObject):
    """Its columns can be read at once; anything else makes the model of it."""

    def __init__(
        self,
        values: Sequence[Any],
        columns: Mapping[str, int],
        make: Callable[[Sequence[Any]], Any],
    ) -> None:
        """`columns` says at which place of the values each stands."""
        # What it has of its own is set and found fastest in its __dict__: whatever is
        # set in the usual way would be set on the model.
        own_of(self).update(
            _wrapped=empty, _values=values, _columns=columns, _make=make, _hung=[]
        )

    def hang(self, name: str, rows: "list[Row]", back: str) -> None:
        """Give it a list of rows, each of which knows it by the name `back`."""
        own_of(self)["_hung"].append((name, rows, back))

    def facts(self) -> tuple[Any, ...]:
        """All that was read of it, and of what hangs on it."""
        own = own_of(self)
        hung = [(name, [row.facts() for row in rows]) for name, rows, _ in own["_hung"]]
        return (*own["_values"], *hung)

    def _setup(self) -> None:
        own = own_of(self)
        own["_wrapped"] = model = own["_make"](own["_values"])
        for name, rows, back in own["_hung"]:
            for row in rows:
                setattr(row, back, model)
            setattr(model, name, rows)

    def __getitem__(self, name: str) -> Any:
        # Templates ask in this way first.
        own = own_of(self)
        return own["_values"][own["_columns"][name]]

    def __getattr__(self, name: str) -> Any:
        own = own_of(self)
        if name in own["_columns"] and own["_wrapped"] is empty:
            return self[name]
        return super().__getattr__(name)
