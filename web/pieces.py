"""Pieces of pages, rendered once for all who would read the same.

    {% kept "site-foot" request.user.is_staff %} … {% endkept %}

What stands within is rendered when no piece of that name and language was kept with the
same facts. They have to name everything that the piece depends on. The token against
forgery is each reader's own and put in afterwards.
"""

from secrets import token_hex
from sys import getsizeof

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from .facts import age, beside, digest
from .shelf import Shelf

LARGEST = 32 * 1024 * 1024
"""Bytes of pieces that one process keeps."""
BESIDE = 500
"""Bytes that a piece takes besides its text, about: its key, and its place."""
TOKEN = token_hex(16)
"""Stands for the token of whoever reads. Nobody can write it, for nobody knows it."""

register = template.Library()
register.filter(age)
register.filter(beside)
register.filter("equals", lambda one, other: one == other)
register.filter("holds", lambda text, part: part in text)
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
        if (piece := shelf.get(key)) is None:
            with context.push(csrf_token=TOKEN):
                piece = self.nodelist.render(context)
            shelf.put(key, piece, getsizeof(piece) + BESIDE)
        if TOKEN in piece:
            # Asked for only here: a page that shows no token sets no cookie.
            return mark_safe(piece.replace(TOKEN, str(context["csrf_token"])))
        return piece
