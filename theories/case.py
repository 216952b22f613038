"""The evidence of a theory as columns, one for each stance, the strongest first."""

from collections import Counter

from django.utils.translation import gettext as _

from web.columns import columns_shown
from web.paging import BadCursor, Page

from .models import Stance

SHOWN = 10


def case_columns(links, asked):
    """`links` in the order in which to show them; `?link=` names one to be shown."""
    by_stance = {
        stance: [link for link in links if link.stance == stance]
        for stance in Stance.values
    }
    named = asked.get("link", "")
    return columns_shown(
        asked,
        {stance.value: str(stance.label) for stance in Stance},
        Counter(link.stance for link in links),
        lambda stance, after: links_after(by_stance[stance], after, named),
    )


def links_after(links, after, named=""):
    """The next links of a column; the first ones reach down to the one `named`."""
    keys = [str(link.pk) for link in links]
    if after and after not in keys:
        raise BadCursor(_("This page does not exist. Start from the first."))
    start = keys.index(after) + 1 if after else 0
    end = start + SHOWN
    if named in keys and not after:
        end = max(end, keys.index(named) + 1)
    return Page(links[start:end], keys[end - 1] if end < len(keys) else None)
