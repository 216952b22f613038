"""Parts of a fan's page, kept for the next fan to whom they say the same.

    {% kept_part "main" %}{% block main %}{% endblock %}{% endkept_part %}

A view that asks for it (`render_page(…, same_for_others=True)`) promises that these
parts depend on nothing but what the view passes, the address, and how far the fan has
watched; `viewer` may be asked whether it is a fan, and be compared with who wrote what.
The rows are read for each fan as ever, through what that fan may see; what is spared is
rendering them. Staff see more, and get theirs rendered.
"""

from django import template
from django.utils.translation import get_language

from .addresses import asked
from .facts import facts, seal
from .pieces import rendered_once
from .shelf import LIFETIME, Shelf
from .staff import is_staff

LARGEST = 4 * 1024 * 1024
"""Bytes of parts that one process keeps."""

register = template.Library()
shelf = Shelf(LARGEST, LIFETIME)


def key_of_parts(request, name, context):
    """What the parts depend on; None where they are not kept.

    `context` is what the view passes to the template of that name.
    """
    user = request.user
    if not user.is_authenticated or is_staff(user):
        return None
    passed = facts(context)
    # Only who stands among the facts can find something of their own there.
    whose = user.pk if holds(passed, user.pk) else None
    viewer = request.viewer
    about = asked(request), viewer.horizon, viewer.opened, passed
    return name, get_language(), whose, seal(about)


def holds(passed, number):
    """Whether the number stands in a list of facts, or in one within it."""
    lists = [passed]
    for each in lists:
        if number in each:
            return True
        lists += [inner for inner in each if type(inner) in (list, tuple)]
    return False


@register.tag
def kept_part(parser, token):
    _tag, name = token.split_contents()
    nodes = parser.parse(("endkept_part",))
    parser.delete_first_token()
    return KeptPart(name, nodes)


class KeptPart(template.Node):
    def __init__(self, name, nodelist):
        self.name = name
        self.nodelist = nodelist

    def render(self, context):
        key = context.get("key_of_parts")
        if key is None:
            return self.nodelist.render(context)
        return rendered_once(shelf, (self.name, *key), self.nodelist, context)
