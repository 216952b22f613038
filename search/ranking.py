"""What a fan expects first: the thing of that name, then what is about it."""

from itertools import islice

from django.db.models import Case, IntegerField, Q, Value, When

from web.streams import are_sorted_all, leading

from .conditions import Index
from .query import Clause, Query, phrase
from .tokens import letters


def best_keys(rows, anywhere, query, text, most):
    """Keys of the first `most` of those found, each part in the order of `rows`.

    First those whose title says it as it was typed, then those whose title has all the
    words in any spelling, then `anywhere`: what else is found by the query.
    """
    anywhere = anywhere.values_list("pk", flat=True)
    if not query.wanted:
        return list(leading(anywhere, most))
    # Said on top of what was meant: a title may say just what is to be left out.
    as_typed = Clause((phrase(text, is_beginning=True),))
    typed = Query((as_typed, *query.clauses))
    if are_sorted_all(anywhere):
        return list(by_title_first(anywhere, [typed, query])[:most])
    keys: dict[int, None] = {}
    titled = [rows.found_by(each, only_titles=True) for each in (typed, query)]
    for part in [*(each.values_list("pk", flat=True) for each in titled), anywhere]:
        if len(keys) < most:
            # As many as are known already may be among them.
            keys |= dict.fromkeys(leading(part, most + len(keys)))
    return list(islice(keys, most))


def by_title_first(rows, queries):
    """Sort rows by the first of the queries that their title has, then as they were."""
    parts = [
        When(Q(pk__in=Index.of(rows, each, only_titles=True).keys()), then=Value(place))
        for place, each in enumerate(queries)
    ]
    place = Case(*parts, default=Value(len(parts)), output_field=IntegerField())
    return rows.order_by(place, *rows.query.order_by)


def in_this_order(things, keys, text):
    """`things` as their keys are ordered, before all the one that is called just so."""
    asked, places = letters(text), {key: place for place, key in enumerate(keys)}
    return sorted(
        things, key=lambda each: (letters(str(each)) != asked, places[each.pk])
    )
