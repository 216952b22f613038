"""Millions of rows, past the models: COPY on PostgreSQL, one statement on SQLite."""

from itertools import batched

from django.db import connection, transaction

BATCH = 50_000


def take_time():
    """Let statements of this session take as long as a database of this size asks."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")


def pour(model, names, rows, progress):
    """Insert tuples of values for these fields; all others need a database default.

    Whoever calls makes sure that no row is there yet.
    """
    columns = [model._meta.get_field(name).column for name in names]
    quoted = ", ".join(map(connection.ops.quote_name, columns))
    table = f"{connection.ops.quote_name(model._meta.db_table)} ({quoted})"
    for batch in batched(rows, BATCH):
        with transaction.atomic(), connection.cursor() as cursor:
            put(cursor, table, len(columns), batch)
        progress(len(batch))


def moment(when):
    """A time as this database stores it."""
    return connection.ops.adapt_datetimefield_value(when)


def put(cursor, table, width, batch):
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in batch:
                copy.write_row(row)
    else:
        places = ", ".join(["%s"] * width)
        cursor.executemany(f"INSERT INTO {table} VALUES ({places})", batch)
