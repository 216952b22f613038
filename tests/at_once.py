"""People who act at the same moment: threads, each with its own connection."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(*calls):
    """Run the calls in threads that start together; return what each one returned."""
    start = Barrier(len(calls), timeout=30)

    def run(call):
        connection.ensure_connection()
        start.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))
