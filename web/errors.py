"""Error answers: a page for a browser, one sentence for htmx."""

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from .htmx import wants_fragment


def bad_request(request, exception=None):
    if isinstance(exception, RequestDataTooBig):
        return problem(request, 413, _("That is too much text for one request."))
    return problem(request, 400, reason(exception, _("We cannot read this request.")))


def permission_denied(request, exception=None):
    return problem(request, 403, reason(exception, _("You may not do this.")))


def page_not_found(request, exception=None):
    return problem(request, 404, _("There is nothing to see at this address."))


def server_error(request):
    return problem(request, 500, _("Something broke on our side. Try again soon."))


def csrf_failure(request, reason=""):
    message = _("Your page is out of date. Reload and try again.")
    return problem(request, 403, message, template="403_csrf.html")


def reason(exception, otherwise):
    """What our own code said; other exceptions may speak of internals."""
    is_ours = isinstance(exception, BadRequest | PermissionDenied)
    return str(exception.args[0]) if is_ours and exception.args else otherwise


def problem(request, status, message, template=None):
    if getattr(request, "htmx", None) and wants_fragment(request):
        # The page keeps what it shows, and what was typed; a script says the sentence.
        return HttpResponse(
            message,
            status=status,
            content_type="text/plain; charset=utf-8",
            headers={"HX-Reswap": "none"},
        )
    template = template or f"{status}.html"
    return render(request, template, {"message": message}, status=status)
