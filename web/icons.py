"""Icons by their ids in the sprite: {% icon "plus" %}, in every template.

A tag, not a template that is included: some pages show a hundred.
"""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

ICON = (
    '<svg class="icon" aria-hidden="true" focusable="false">'
    '<use href="{}#{}"></use></svg>'
)

register = template.Library()


@register.simple_tag
@cache
def icon(name):
    return format_html(ICON, static("art/sprite.svg"), name)
