"""No address breaks on odd values, whatever parameter they stand in."""

import pytest
from django.core.signing import Signer

from .site_map import FOR_FANS, FOR_MODERATORS, NOT_PAGES, PUBLIC
from .site_map import PUBLIC_FORMS as FORMS

ODD = {
    "nothing": "",
    "null": "a\0b",
    "long": "x" * 10_000,
    "digits": "9" * 400,
    "past 64 bits": str(2**63),
    "below 64 bits": str(-(2**63) - 1),
    "digit that is none": "²",
    "surrogate": "\udcff",
    "signs": "%_\\'\"*:)(-",
    # Signed as cursors are, but not for any list.
    "cursor": Signer(salt="keyset page").sign_object([2**70, "x", None]),
}
PARAMETERS = [
    *["q", "sort", "arc", "character", "verdict", "episode", "kind"],
    *["tier", "group", "season", "action", "reason", "why", "author"],
    *["free", "case", "done", "column", "reply", "comment", "link"],
    *["odds", "pages", "p", "url", "format", "maxwidth", "target"],
    *["at_once", "counters", "find", "chosen", "evidence", "stance", "order"],
    *["next", "page", "fields"],
]


@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
def test_no_address_breaks_on_an_odd_value(value, as_user, mona, addresses):
    reader = as_user(mona)
    value = value.encode("utf-8", "surrogateescape")
    for name in PUBLIC | FOR_FANS | FOR_MODERATORS | NOT_PAGES | FORMS:
        for query in [dict.fromkeys(PARAMETERS, value), {"after": value}]:
            answer = reader.get(addresses[name], query)
            assert answer.status_code < 500, (name, query)
