"""The floor: a bare view that returns the same bytes through the same middlewares."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.http import HttpResponse

from web.kept_pages import KeptPagesMiddleware

FOLDER = Path(settings.DATA_DIR) / "floor"


@cache
def bytes_of(name):
    return (FOLDER / name).read_bytes()


def floor(request, name):
    return HttpResponse(bytes_of(name))


class KeptPagesBesideTheFloor(KeptPagesMiddleware):
    def __call__(self, request):
        if request.path.startswith("/floor/"):
            return self.get_response(request)
        return super().__call__(request)


class QueriesMiddleware:
    """Say in a header how many queries an answer took, to whoever asks."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "X-Count" not in request.headers:
            return self.get_response(request)
        number = 0

        def count(execute, *call):
            nonlocal number
            number += 1
            return execute(*call)

        with connection.execute_wrapper(count):
            response = self.get_response(request)
        response["X-Queries"] = str(number)
        return response
