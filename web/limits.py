"""Too many at once: 429, when to come back, and the form as it was typed."""

from .errors import problem
from .htmx import wants_fragment
from .too_many import TooMany


class LimitMiddleware:
    """For what has no form to give back: votes."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, TooMany):
            return in_a_while(problem(request, 429, str(exception)), exception)
        return None


def later(request, limit, form, page):
    """The answer for a form that came too early; `page(form, status=...)` shows it."""
    if wants_fragment(request):
        # The page keeps its form, with what was typed.
        return in_a_while(problem(request, 429, str(limit)), limit)
    form.add_error(None, str(limit))
    return in_a_while(page(form, status=429), limit)


def in_a_while(response, limit):
    response["Retry-After"] = str(limit.wait)
    return response
