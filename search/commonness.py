"""Whether few rows have a word, remembered for a while.

Nothing that is found depends on it, only the way in which it is looked for: so it does
no harm that a word may have become more common meanwhile.
"""

from typing import Any

from web.shelf import Shelf

REMEMBERED = 10_000
"""Words and whole queries."""
LIFETIME = 10 * 60  # seconds

known = Shelf(REMEMBERED, LIFETIME)


def is_rare(connection: Any, rows: str, asked: str, few: int) -> bool:
    """Whether fewer than `few` rows are in `rows`, which is SQL with a place for what
    is asked. Counting ends there, but a common word takes its time until then.
    """
    key = connection.alias, rows, asked, few
    if (rare := known.get(key)) is None:
        with connection.cursor() as cursor:
            sql = f"SELECT count(*) FROM ({rows} LIMIT {few}) AS found"
            cursor.execute(sql, [asked])
            rare = cursor.fetchone()[0] < few
        known.put(key, rare, 1)
    return rare
