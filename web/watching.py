"""What each request took: a line in the log, and numbers for Prometheus.

Routes are counted by their name, never by their address: that may hold what somebody
looked for, and there is no end to addresses.
"""

import logging
import time
from contextlib import ExitStack
from uuid import uuid4

from django.conf import settings
from django.db import connections
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from .logs import request_id

logger = logging.getLogger("tracker.requests")
slow = logging.getLogger("tracker.slow_queries")

registry = CollectorRegistry()
METHODS = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
answers = Counter(
    "tracker_answers", "Answers given", ["route", "method", "status"], registry=registry
)
seconds = Histogram(
    "tracker_answer_seconds", "Time to an answer", ["route"], registry=registry
)
at_work = Gauge("tracker_requests_at_work", "Requests under way", registry=registry)
slow_queries = Counter(
    "tracker_slow_queries", "Queries that took too long", registry=registry
)


class WatchMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = request_id.set(uuid4().hex)
        began, queries = time.perf_counter(), Queries()
        try:
            with at_work.track_inprogress(), queries.timed():
                response = self.get_response(request)
            took = time.perf_counter() - began
            response["X-Request-ID"] = request_id.get()
            note(request, response, took, queries.number)
            return response
        finally:
            request_id.reset(token)


def note(request, response, took, queries):
    match = request.resolver_match
    route = (match.view_name or match.route) if match else "none"
    method = request.method if request.method in METHODS else "other"
    answers.labels(route, method, response.status_code).inc()
    seconds.labels(route).observe(took)
    facts = {"method": method, "route": route, "status": response.status_code}
    facts |= {"seconds": round(took, 4), "queries": queries}
    logger.info("answered", extra=facts)


class Queries:
    """Counts the queries of one request, and tells of the slow ones without values."""

    def __init__(self):
        self.number = 0

    def timed(self):
        stack = ExitStack()
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(self.run))
        return stack

    def run(self, execute, sql, params, many, context):
        self.number += 1
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            took = time.perf_counter() - began
            if took >= settings.SLOW_QUERY_SECONDS:
                slow_queries.inc()
                slow.warning(
                    "slow query", extra={"sql": sql, "seconds": round(took, 3)}
                )
