"""Questions that all visitors of one horizon ask alike, put together once.

Django takes longer to put together what a viewer may see of a theory and all that
belongs to it than the database takes to answer. Visitors differ in nothing but their
horizon and what they opened; fans also see their own words, so theirs differ for each.
"""

from functools import lru_cache, wraps

from .viewer import Viewer

HORIZONS = 32
"""For as many horizons and questions; one takes about 120 kB."""


def once_for_visitors(narrow):
    """For a method `narrow(self, viewer)` of a QuerySet that only puts a question."""

    @wraps(narrow)
    def narrowed(self, viewer):
        if viewer.is_fan or not is_everything(self):
            return narrow(self, viewer)
        visitor = Viewer(horizon=viewer.horizon, opened=viewer.opened)
        # A copy: the answer must not be kept with the question.
        return of_visitor(narrow, self.model, visitor).all()

    return narrowed


@lru_cache(maxsize=HORIZONS)
def of_visitor(narrow, model, visitor):
    return narrow(model.objects.all(), visitor)


def is_everything(rows):
    """Whether nothing narrows, orders or adds to these rows yet."""
    everything = rows.model.objects.all()
    queries = vars(rows.query), vars(everything.query)
    others = [vars(each) | {"_query": None} for each in (rows, everything)]
    return queries[0] == queries[1] and others[0] == others[1]
