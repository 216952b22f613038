"""What a page asks of a theory about its reader."""

from django import template

register = template.Library()


@register.filter
def why_no_vote(theory, viewer):
    return theory.why_no_vote(viewer.user)
