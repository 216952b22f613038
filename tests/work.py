"""How much a database does for a query; how long it takes depends on the machine."""

import json
from contextlib import closing, contextmanager

from django.db import connection

EVERY = 50
"""Steps of SQLite's virtual machine between two looks at the counter."""


@contextmanager
def counted_work():
    """Yield [(work, query)] of every query that is asked inside.

    The work is in steps of SQLite's virtual machine, or in rows that PostgreSQL read.
    """
    done = []
    measure = on_sqlite if connection.vendor == "sqlite" else on_postgresql

    def ask(execute, sql, params, many, context):
        if sql.lstrip().startswith(("SELECT", "WITH")):
            with closing(connection.create_cursor()) as cursor:
                done.append((measure(cursor, sql, params), sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(ask):
        yield done


def on_sqlite(cursor, sql, params):
    looks = []
    connection.connection.set_progress_handler(lambda: looks.append(1) and 0, EVERY)
    try:
        cursor.execute(sql, params)
        # It works while rows are fetched.
        cursor.fetchall()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return len(looks) * EVERY


def on_postgresql(cursor, sql, params):
    # So few rows are read faster whole: what would it do with many?
    cursor.execute("SET LOCAL enable_seqscan = off")
    cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) {sql}", params)
    (plan,) = cursor.fetchone()
    cursor.execute("SET LOCAL enable_seqscan = on")
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return rows_read(plan[0]["Plan"])


def rows_read(node):
    read = node["Actual Rows"] + sum(
        number for name, number in node.items() if name.startswith("Rows Removed")
    )
    below = sum(rows_read(each) for each in node.get("Plans", []))
    return round(read * node["Actual Loops"]) + below
