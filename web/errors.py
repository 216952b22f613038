"""Error answers: a page for a browser, one sentence for htmx."""

import sys
from functools import partial

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from .htmx import sentence, wants_fragment
from .outages import SOON, Overloaded, is_outage, unavailable_page


def bad_request(request, exception=None):
    if isinstance(exception, RequestDataTooBig):
        return problem(request, 413, _("That is too much text for one request."))
    return problem(request, 400, reason(exception, _("We cannot read this request.")))


def permission_denied(request, exception=None):
    return problem(request, 403, reason(exception, _("You may not do this.")))


def page_not_found(request, exception=None):
    return problem(request, 404, _("There is nothing to see at this address."))


def server_error(request):
    fault = sys.exc_info()[1]
    if isinstance(fault, Overloaded):
        return busy(request)
    if is_outage(fault):
        return unavailable(request)
    return problem(request, 500, _("Something broke on our side. Try again soon."))


def unavailable(request):
    """The database is out."""
    message = _("We cannot save anything just now. Try again in a few seconds.")
    return come_back(request, message, unavailable_page)


def busy(request):
    """There is more to do than can be done, or we were asked before all else."""
    language = translation.get_language_from_request(request)
    with translation.override(language):
        message = _("Too many people at once. Try again in a few seconds.")
        return come_back(request, message, partial(unavailable_page, is_busy=True))


def come_back(request, message, page):
    told = is_fragment(request)
    response = problem(request, 503, message) if told else page(request)
    response["Retry-After"] = str(SOON)
    return response


def csrf_failure(request, reason=""):
    message = _("Your page is out of date. Reload and try again.")
    return problem(request, 403, message, template="403_csrf.html")


def reason(exception, otherwise):
    """What our own code said; other exceptions may speak of internals."""
    is_ours = isinstance(exception, BadRequest | PermissionDenied)
    return str(exception.args[0]) if is_ours and exception.args else otherwise


def problem(request, status, message, template=None):
    if is_fragment(request):
        return sentence(message, status)
    template = template or f"{status}.html"
    return render(request, template, {"message": message}, status=status)


def is_fragment(request):
    if not hasattr(request, "htmx"):
        # The fault came before htmx was recognised.
        request.htmx = HtmxDetails(request)
    return wants_fragment(request)
