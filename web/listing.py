"""A filtered list: one page, its results, or only the items that follow."""

from .htmx import render_page
from .paging import Page
from .showing import pages_shown


def list_page(request, template, form, rows_after, *, same_for_others=False, **context):
    """Render a list.

    `rows_after(cursor)` gives the Page of rows; it is asked only when the filter form
    is valid. An invalid filter answers 400 with the reason next to the field.
    `same_for_others` is as for `render_page`.
    """
    is_valid = form.is_valid()
    context |= {
        "form": form,
        "page": pages_shown(request.GET, rows_after) if is_valid else Page([], None),
    }
    return render_page(
        request,
        template,
        context,
        fragment="items" if "after" in request.GET else "results",
        status=200 if is_valid else 400,
        same_for_others=same_for_others and is_valid,
    )
