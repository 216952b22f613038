"""The index itself, made beside the table of a model of Words by its migration.

SQLite keeps it in an FTS5 table `<table>_fts`, which triggers keep in step; PostgreSQL
in columns that it computes itself. So the index changes in the transaction
that writes the words, whoever writes them. A later migration that alters the table of
words has SQLite make that anew, hence has to make this anew as well.
"""

from collections.abc import Iterator

from django.db.migrations import RunPython


def full_text(table: str) -> RunPython:
    def create(apps, schema_editor):
        make = {"sqlite": sqlite, "postgresql": postgresql}
        for statement in make[schema_editor.connection.vendor](table):
            schema_editor.execute(statement, params=None)

    def drop(apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            for event in ("insert", "delete", "update"):
                schema_editor.execute(f"DROP TRIGGER {table}_{event}", params=None)
            schema_editor.execute(f"DROP TABLE {table}_fts", params=None)
        else:
            columns = "DROP COLUMN tokens, DROP COLUMN title_tokens"
            schema_editor.execute(f"ALTER TABLE {table} {columns}", params=None)

    return RunPython(create, drop)


def sqlite(table: str) -> Iterator[str]:
    index = f"{table}_fts"
    # A beginning that has no index of its own is gathered from all words with it, and
    # anew for each row that is asked about. That is dear for short ones alone.
    yield f"""CREATE VIRTUAL TABLE {index} USING fts5(
        title, text, content='{table}', content_rowid='of_id',
        tokenize='unicode61 remove_diacritics 0', prefix='1 2 3 4 5')"""
    add = f"""INSERT INTO {index}(rowid, title, text)
        VALUES (NEW.of_id, NEW.title, NEW.text);"""
    remove = f"""INSERT INTO {index}({index}, rowid, title, text)
        VALUES ('delete', OLD.of_id, OLD.title, OLD.text);"""
    for event, steps in {
        "insert": add,
        "delete": remove,
        "update": remove + add,
    }.items():
        yield f"""CREATE TRIGGER {table}_{event} AFTER {event.upper()} ON {table}
            BEGIN {steps} END"""


def postgresql(table: str) -> Iterator[str]:
    # Our tokens are letters and digits, so the parser has nothing to decide. An index
    # knows no weights: of titles alone it would have each row with the words looked at.
    title, text = [f"to_tsvector('simple'::regconfig, {c})" for c in ("title", "text")]
    for column, words in {
        "tokens": f"{title} || {text}",
        "title_tokens": title,
    }.items():
        yield f"""ALTER TABLE {table} ADD COLUMN {column} tsvector
            GENERATED ALWAYS AS ({words}) STORED"""
        yield f"CREATE INDEX {table}_{column} ON {table} USING gin ({column})"
