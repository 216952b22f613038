"""Picking evidence inside the theory form: rows chosen, and a search for more.

Every step is a named button of the same form, so it works without JavaScript: `find`
searches, `add` and `remove` carry the address of a piece of evidence.
"""

from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext as _

from characters.spellings import asked
from evidence.models import Evidence
from texts.cleaning import one_line

from .choosing import offered_to
from .models import Link, Stance

MOST_ROWS = 20
MOST_RESULTS = 8
LONGEST_SEARCH = 80


@dataclass
class Row:
    slug: str
    stance: str = Stance.SUPPORTS
    argument: str = ""
    evidence: Evidence | None = None
    error: str = ""

    def check(self, earlier):
        if self.evidence is None:
            self.error = _("There is no such evidence.")
        elif self.slug in earlier:
            self.error = _("This evidence is already in the list.")
        elif len(earlier) >= MOST_ROWS:
            self.error = _("Twenty pieces of evidence are enough to start with.")
        elif self.stance not in Stance.values:
            self.error = _("Choose supports, contradicts or complicates.")
        elif not self.argument:
            self.error = _("Say in one sentence how it bears on the theory.")
        elif len(self.argument) > Link._meta.get_field("argument").max_length:
            self.error = _("Keep the argument under 280 characters.")
        return not self.error


def words_in(data):
    """What is searched for, no longer than the box for it."""
    return one_line(data.get("q", "").replace("\0", ""))[:LONGEST_SEARCH]


class Picker:
    stances = Stance.choices

    def __init__(self, data, *, viewer):
        self.viewer = viewer
        self.q = words_in(data)
        self.rows = self.read_rows(data)
        self.results = self.search() if self.q else []
        self.asked = "find" in data

    def read_rows(self, data):
        lists = (data.getlist(name) for name in ("evidence", "stance", "argument"))
        rows = [
            Row(slug, stance, one_line(argument.replace("\0", "")))
            for slug, stance, argument in zip_longest(*lists, fillvalue="")
            if slug
        ]
        if added := data.get("add"):
            rows.append(Row(added))
        rows = [row for row in rows if row.slug != data.get("remove")]
        slugs = [row.slug for row in rows if "\0" not in row.slug]
        known = {
            evidence.slug: evidence
            for evidence in self.offered().filter(slug__in=slugs)
        }
        for row in rows:
            row.evidence = known.get(row.slug)
        return rows

    @property
    def evidence(self):
        return [row.evidence for row in self.rows if row.evidence]

    def offered(self):
        return offered_to(self.viewer)

    def search(self):
        chosen = [each.pk for each in self.evidence]
        query = asked(self.q, self.viewer)
        found = self.offered().matching(query, self.viewer).exclude(pk__in=chosen)
        return list(found.newest_first().leading(MOST_RESULTS))

    def is_valid(self):
        """Check every row, so that each shows its own reason."""
        checks = [
            row.check({before.slug for before in self.rows[:place]})
            for place, row in enumerate(self.rows)
        ]
        return all(checks)

    def link_to(self, theory, *, by):
        Evidence.objects.hold_in_order([each.pk for each in self.evidence])
        for row in self.rows:
            theory.link_evidence(
                row.evidence, stance=row.stance, argument=row.argument, by=by
            )
