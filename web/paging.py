"""Pages that cost the same however deep: each starts after the last row before it.

    page = keyset_page(Theory.objects.all(), order=("-hot", "-pk"), after=cursor)

`order` names columns or annotations that are never null. The cursor is signed for
this order and this list, so one made by hand or for another list is refused.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest, FieldDoesNotExist, ValidationError
from django.core.signing import BadSignature, Signer
from django.db.models import Field, Model, Q, QuerySet
from django.utils.translation import gettext as _

from .streams import leading

MOST_TOGETHER = 10

type Shown[Row: Model] = Callable[[list[Any]], dict[Any, Row]]


class BadCursor(BadRequest):
    """The page asked for was never offered: answered with 400."""


@dataclass(frozen=True)
class Page[Row: Model]:
    items: list[Row]
    after: str | None
    number: int = 1

    @property
    def following(self) -> int:
        return min(self.number + 1, MOST_TOGETHER)


def keyset_page[Row: Model](
    queryset: QuerySet[Row],
    order: Sequence[str] = ("-hot", "-pk"),
    after: str = "",
    size: int = 20,
    *,
    list_name: str = "",
    shown: Shown[Row] | None = None,
) -> Page[Row]:
    """Rows following the cursor `after`; without one, the first rows.

    `shown` reads all that the page shows of rows with these keys, by key.
    """
    order = ending_with_pk(order)
    fields = [ordering_field(queryset, name.removeprefix("-")) for name in order]
    list_name = list_name or queryset.model._meta.label_lower
    if after:
        values = read_cursor(signer_of(list_name, order), after, fields)
        queryset = queryset.filter(comes_after(order, values))
    following = leading(queryset.order_by(*order), size + 1)
    return page_of(read(following, shown), order, size, list_name)


def first_page[Row: Model](
    model: type[Row],
    keys: Callable[[], list[Any]],
    order: Sequence[str],
    size: int = 20,
    *,
    shown: Shown[Row],
) -> Page[Row]:
    """What `keyset_page` begins with, where one knows how to ask for the keys of the
    first rows, one more than the page holds.
    """
    list_name = model._meta.label_lower
    return page_of(read_by_keys(keys, shown), ending_with_pk(order), size, list_name)


def page_of[Row: Model](
    rows: list[Row], order: Sequence[str], size: int, list_name: str
) -> Page[Row]:
    """The page of these rows, which are one more than it holds where others follow."""
    if len(rows) <= size:
        return Page(rows, None)
    signer = signer_of(list_name, order)
    return Page(rows[:size], make_cursor(signer, rows[size - 1], order))


def signer_of(list_name: str, order: Sequence[str]) -> Signer:
    # Signed without a timestamp: the same page has the same text, hence the same ETag.
    return Signer(salt=":".join(["keyset page", list_name, *order]))


def read[Row: Model](rows: QuerySet[Row], shown: Shown[Row] | None) -> list[Row]:
    if shown is None:
        return list(rows)
    return read_by_keys(lambda: list(rows.values_list("pk", flat=True)), shown)


def read_by_keys[Row: Model](
    ask: Callable[[], list[Any]], shown: Shown[Row]
) -> list[Row]:
    keys, by_key = [], {}
    # Once more where one was hidden between the two questions.
    for _try in range(2):
        keys = ask()
        by_key = shown(keys)
        if len(by_key) == len(keys):
            break
    return [by_key[key] for key in keys if key in by_key]


def ending_with_pk(order: Sequence[str]) -> tuple[str, ...]:
    """Rows that tie on everything else need an order too, or pages would overlap."""
    if order[-1] in ("pk", "-pk"):
        return tuple(order)
    return (*order, "-pk" if order[-1].startswith("-") else "pk")


def ordering_field(queryset: QuerySet[Any], name: str) -> Any:
    if name in queryset.query.annotations:
        return queryset.query.annotations[name].output_field
    meta = queryset.model._meta
    field = meta.pk if name == "pk" else meta.get_field(name)
    if not isinstance(field, Field):
        raise FieldDoesNotExist(f"{name} is not a column of {meta.label}.")
    if field.null:
        raise ValueError(f"{name} may be null, which has no place: use Coalesce.")
    return field


def make_cursor(signer: Signer, row: Model, order: Sequence[str]) -> str:
    values = [getattr(row, name.removeprefix("-")) for name in order]
    if None in values:
        raise ValueError(f"{order} has a null, which has no place: use Coalesce.")
    # JSON keeps int, float and str exactly; str() keeps microseconds and decimals.
    exact = [v if isinstance(v, int | float | str) else str(v) for v in values]
    return signer.sign_object(exact)


def read_cursor(signer: Signer, after: str, fields: Sequence[Any]) -> list[Any]:
    try:
        values = signer.unsign_object(after)
        return [
            field.to_python(value) for field, value in zip(fields, values, strict=True)
        ]
    except (BadSignature, ValidationError, ValueError) as error:
        raise BadCursor(_("This page does not exist. Start from the first.")) from error


def comes_after(order: Sequence[str], values: Sequence[Any]) -> Q:
    """(a, b) after (x, y) is: a > x, or a = x and b > y; with < where descending."""
    later, ties = Q(), Q()
    for name, value in zip(order, values, strict=True):
        column = name.removeprefix("-")
        beyond = "lt" if name.startswith("-") else "gt"
        later |= ties & Q((f"{column}__{beyond}", value))
        ties &= Q((column, value))
    # Implied by the rest, but the one bound from which databases start an index scan.
    first = order[0].removeprefix("-")
    bound = "lte" if order[0].startswith("-") else "gte"
    return Q((f"{first}__{bound}", values[0])) & later
