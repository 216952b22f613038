"""Rules that hold for a write whoever makes it, as triggers of the database.

    operations = [
        refuse(
            "votes_on_own_theory",
            table="theories_vote",
            when="(SELECT author_id FROM theories_theory WHERE id = NEW.theory_id)"
            " = NEW.voter_id",
            message="Nobody votes on their own theory.",
        )
    ]

A refused write raises IntegrityError. `when` is SQL that both SQLite and PostgreSQL
read, about NEW (and OLD, on update and delete); without it every such write is refused.
"""

from collections.abc import Iterator, Sequence

from django.db.migrations import RunPython
from django.db.migrations.operations.base import Operation

CHECK_VIOLATION = "23514"  # the SQLSTATE that Django turns into IntegrityError


def refuse(
    name: str,
    *,
    table: str,
    message: str,
    when: str = "TRUE",
    events: Sequence[str] = ("INSERT", "UPDATE"),
) -> RunPython:
    message = message.replace("'", "''")

    def create(apps, schema_editor):
        make = {"sqlite": sqlite, "postgresql": postgresql}
        for event in events:
            trigger = (f"{name}_{event.lower()}", event, table, when, message)
            for statement in make[schema_editor.connection.vendor](*trigger):
                schema_editor.execute(statement, params=None)

    def drop(apps, schema_editor):
        on_sqlite = schema_editor.connection.vendor == "sqlite"
        for event in events:
            trigger = f"{name}_{event.lower()}"
            kind = f"TRIGGER {trigger}" if on_sqlite else f"FUNCTION {trigger} CASCADE"
            schema_editor.execute(f"DROP {kind}", params=None)

    return RunPython(create, drop)


def lifted(refusal: RunPython, *, during: Sequence[Operation]) -> list[Operation]:
    """Operations on a table that the refusal names.

    SQLite alters a table by making it anew: a trigger on it would be lost without a
    word, and one that reads it would stop the migration.
    """
    assert refusal.reverse_code, "refuse() made it, so it can be undone"
    lift = RunPython(refusal.reverse_code, refusal.code)
    return [lift, *during, refusal]


def sqlite(name: str, event: str, table: str, when: str, message: str) -> Iterator[str]:
    yield f"""CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when}
        BEGIN SELECT RAISE(ABORT, '{message}'); END"""


def postgresql(
    name: str, event: str, table: str, when: str, message: str
) -> Iterator[str]:
    yield f"""CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $refusal$
        BEGIN
            IF {when} THEN
                RAISE EXCEPTION USING MESSAGE = '{message}',
                    ERRCODE = '{CHECK_VIOLATION}', CONSTRAINT = '{name}';
            END IF;
            RETURN {"OLD" if event == "DELETE" else "NEW"};
        END $refusal$"""
    yield f"""CREATE TRIGGER {name} BEFORE {event} ON {table}
        FOR EACH ROW EXECUTE FUNCTION {name}()"""
