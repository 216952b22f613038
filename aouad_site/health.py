"""What browsers and machines ask of every site: an icon, and whether it is well."""

from django.conf import settings
from django.db import Error, connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from tasks.watching import look
from web.watching import registry


@require_safe
def healthz(request):
    """Whether this process answers, whatever the database does."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request):
    """Whether this process can do its work: what a load balancer asks."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("no database", status=503, content_type="text/plain")
    return HttpResponse("ready", content_type="text/plain")


@require_safe
def metrics(request):
    """Numbers of this process for Prometheus, which knows METRICS_TOKEN."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = settings.METRICS_TOKEN
    if not token or not constant_time_compare(given, token):
        raise Http404
    look()
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


@require_safe
def favicon(request):
    return redirect(static("art/favicon.svg"))
