"""Emptying the database between tests, where the database refuses to delete.

PostgreSQL truncates, which no trigger for rows sees. SQLite deletes row by row, so the
triggers that keep rows for good are dropped and made again, in the transaction that
empties the tables: during a test they stand as in a real site.
"""

import pytest
from django.db import connection, transaction

KEEPERS = """
    SELECT name, sql FROM sqlite_master
    WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'
"""


@pytest.fixture(scope="session", autouse=True)
def emptying_goes_past_triggers():
    if connection.vendor != "sqlite":
        yield
        return
    operations = type(connection.ops)
    as_it_was = operations.execute_sql_flush

    def execute_sql_flush(self, statements):
        with (
            transaction.atomic(using=self.connection.alias),
            self.connection.cursor() as cursor,
        ):
            keepers = cursor.execute(KEEPERS).fetchall()
            for name, _sql in keepers:
                cursor.execute(f"DROP TRIGGER {name}")
            as_it_was(self, statements)
            for _name, sql in keepers:
                cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", execute_sql_flush)
        yield
