"""What a piece of a page depends on, as values that can be compared.

The facts of a row are all that was read of it, with the rows that came with it. A piece
that is rendered from a row read for it alone, where reading more would fail, depends on
nothing else of the database: whatever is written, hidden or moved, the facts differ.
"""

import pickle
from dataclasses import is_dataclass
from datetime import date, datetime
from hashlib import blake2b

from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.utils.functional import Promise
from django.utils.timezone import now

from .once import KeyField
from .rows import Row

MINUTE, HOUR = 60, 3600
PLAIN = frozenset([str, int, float, bool, type(None), datetime, date])
"""Types of values that are facts as they are: nearly all that rows hold."""


def digest(*things):
    """Short, and different where any of the things differs."""
    return seal(facts(things))


def seal(known):
    """The facts as a few bytes."""
    return blake2b(pickle.dumps(known), digest_size=16).digest()


def facts(thing, told=None):
    """`told` are the rows, by their ids, of which no more than the key is to be said:
    links know the theory that knows them.
    """
    told = set() if told is None else told
    match thing:
        case Row():
            return thing.facts()
        case Model():
            return of_row(thing, told)
        case list() | tuple() | QuerySet():
            return of_all(thing, told)
        case dict():
            return of_all(thing, told), of_all(thing.values(), told)
        case BaseForm():
            return [*thing.non_field_errors()], [of_field(each) for each in thing]
        case Promise():
            return str(thing)
    return of_all(vars(thing).values(), told) if is_dataclass(thing) else thing


def of_all(things, told):
    return [each if type(each) in PLAIN else facts(each, told) for each in things]


def of_row(row, told):
    name = type(row).__name__
    if id(row) in told:
        return name, row.pk
    told.add(id(row))
    columns = [value for name, value in vars(row).items() if name != "_state"]
    # Rows read on the way, such as the author, are kept beside the columns.
    others = row._state.fields_cache.values()
    return name, of_all(columns, told), of_all(others, told)


def beside(thing, other):
    """The facts of a thing without those of `other`, nor of rows that hang on it.

    For what shows itself alone: one of many links of a theory, or a comment without
    the replies to it.
    """
    hung = vars(thing).values() if isinstance(thing, Model) else []
    lists = [each if isinstance(each, list) else [each] for each in hung]
    rows = [each for some in lists for each in some if isinstance(each, Model)]
    return facts(thing, {id(each) for each in (other, *rows)})


def of_field(field):
    """What a form shows of a field: value, errors, and what there is to choose."""
    offered = [] if field.is_hidden else getattr(field.field.widget, "choices", ())
    choices = [f"{value} {label}" for value, label in offered]
    return field.html_name, facts(shown_in(field)), [*field.errors], choices


def shown_in(field):
    """Its value; None where each reader gets another (`web/stand_ins.py`)."""
    is_new = isinstance(field.field, KeyField) and not field.form.is_bound
    return None if is_new else field.value()


def age(moment):
    """How long ago, no more exactly than `naturaltime` says it; None stays None."""
    if moment is None:
        return None
    seconds = int((now() - moment).total_seconds())
    if abs(seconds) < MINUTE:
        return seconds, "s"
    # Cut off, not rounded down: that is how what is still to come is told as well.
    if abs(seconds) < HOUR:
        return int(seconds / MINUTE), "m"
    return int(seconds / HOUR), "h"
