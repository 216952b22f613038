"""Pieces of pages, rendered once for all who would read the same.

    {% kept "site-foot" request.user.is_staff %} … {% endkept %}

What stands within is rendered when no piece of that name and language was kept with the
same facts. They have to name everything that the piece depends on.
"""

from sys import getsizeof

from django import template
from django.utils.translation import get_language

from .facts import age, beside, digest
from .shelf import Shelf
from .stand_ins import filled, standing_in

LARGEST = 16 * 1024 * 1024
"""Bytes of pieces that one process keeps."""
BESIDE = 500
"""Bytes that a piece takes besides its text, about: its key, and its place."""

register = template.Library()
register.filter(age)
register.filter(beside)
register.filter("equals", lambda one, other: one == other)
shelf = Shelf(LARGEST)


@register.tag
def kept(parser, token):
    _tag, name, *facts = token.split_contents()
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(name, [parser.compile_filter(each) for each in facts], nodes)


class Kept(template.Node):
    def __init__(self, name, facts, nodelist):
        self.name = name
        self.facts = facts
        self.nodelist = nodelist

    def render(self, context):
        facts = [each.resolve(context, ignore_failures=True) for each in self.facts]
        key = self.name, get_language(), digest(*facts)
        return rendered_once(shelf, key, self.nodelist, context)


def rendered_once(shelf, key, nodelist, context):
    if (piece := shelf.get(key)) is None:
        with standing_in(context):
            piece = nodelist.render(context)
        shelf.put(key, piece, getsizeof(piece) + BESIDE)
    return filled(piece, context)
