"""The cabinet: every fragment in every state, for staff who change how things look.

Nothing here is stored. samples.py makes the pieces; a new fragment gets a drawer in
drawers.py, which test_cabinet.py asks for.
"""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from .drawers import states


@require_safe
@login_required
def cabinet(request):
    if not request.user.is_staff:
        raise PermissionDenied
    drawers = [
        (template, shown(request, template, contexts))
        for template, contexts in states().items()
    ]
    return render(request, "cabinet.html", {"drawers": drawers})


def shown(request, template, contexts):
    """Each state, how it looks, and whether that is an item which needs a list."""
    for state, context in contexts.items():
        html = render_to_string(template, context, request)
        yield state, html, html.lstrip().startswith("<li")
